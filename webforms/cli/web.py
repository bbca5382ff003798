"""`koosrada web`: the pages, served by gunicorn."""

import click

from engine.bootstrap import readiness
from webforms.application import create_app
from webforms.cli.installation import opened
from webforms.cli.logs import log_as_json
from webforms.serving import Server


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="the address that it listens at")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="its port")
@click.option("--workers", metavar="N", type=click.IntRange(1, 64), default=2, show_default=True, help="processes")
def web(host: str, port: int, workers: int) -> None:
    """Serve the pages until Ctrl-C or SIGTERM.

    At `/health` a machine learns whether all is well: status 200, or 503 while the database is away.

    Exit codes: 0 stopped, 1 it cannot start, 2 wrong use.
    """
    log_as_json()
    with opened() as here, readiness(here.url, here.environment) as is_ready:
        here.koosrada.pool.dispose()  # a connection must not be shared by the processes that come of this one
        click.echo(f"Koosrada is at http://{host}:{port}/ until Ctrl-C", err=True)
        Server(create_app(is_ready), host, port, workers).run()
