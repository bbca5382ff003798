"""`koosrada signal` and `koosrada message`: what happened elsewhere, told to whoever waits for it."""

import click

from engine.domain.actors import SYSTEM
from engine.errors import NotFound
from engine.services.commands import BroadcastSignal, CorrelateMessage
from webforms.cli.answers_given import variables_given
from webforms.cli.formats import echo_json, format_option
from webforms.cli.guarded import WrongUse
from webforms.cli.incident import warn_of
from webforms.cli.installation import Installation, installation
from webforms.cli.instants import UTC_NAME
from webforms.cli.layout import counted

DATA = "a JSON or YAML file with what the process is told; - for standard input"


@click.command()
@click.argument("name")
@click.option("--municipality", metavar="ID", help="where a case is opened; without it, nothing starts")
@click.option("--key", help="the sender's own key: it opens at most one case")
@click.option("--data", metavar="FILE", help=DATA)
@format_option
def signal(name: str, municipality: str | None, key: str | None, data: str | None, as_json: bool) -> None:
    """Tell everybody (or one municipality) the signal NAME.

    Whoever waits for it goes on, and what starts by it starts, once per key.

    Exit codes: 0 told, 1 refused, 2 wrong use.
    """
    with installation() as here:
        zone = _zone(here, municipality) if municipality else UTC_NAME
        if zone is None:
            raise WrongUse(f"there is no municipality `{municipality}`")
        heard = here.engine.execute(BroadcastSignal(name, municipality, key, variables_given(data, zone)), SYSTEM)
        started = here.engine.names(heard.started)
    if as_json:
        echo_json({"caught": heard.caught, "started": started})
        return
    click.echo(f"{counted(heard.caught, 'process instance')} heard it, {counted(len(started), 'case')} started")
    for reference in started:
        click.echo(f"  {reference}")


@click.command()
@click.argument("name")
@click.option("--case", "case", metavar="REFERENCE", help="the case that is told")
@click.option("--key", help="the key under which somebody waits, or by which something starts")
@click.option("--municipality", metavar="ID", help="where a case is opened by a message with a key")
@click.option("--id", "message_id", metavar="ID", help="the sender's own id: sent twice, the message counts once")
@click.option("--data", metavar="FILE", help=DATA)
@format_option
def message(
    name: str, case: str | None, key: str | None, municipality: str | None, message_id: str | None, data: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Tell one case, or whoever waits under a key, the message NAME.

    If nobody waits for it yet, it is kept until somebody does.

    Exit codes: 0 taken or kept, 1 refused, 2 wrong use.
    """
    if (case is None) == (key is None):
        raise WrongUse("say either --case or --key")
    with installation() as here:
        zone = here.engine.zone_of_case(case) if case else _zone(here, municipality)
        values = variables_given(data, zone or UTC_NAME)
        command = CorrelateMessage(name, case, key, values, municipality=municipality)
        if message_id is not None:
            command = CorrelateMessage(name, case, key, values, message_id, municipality=municipality)
        moved = here.engine.execute(command, SYSTEM)
    if as_json:
        echo_json({"taken": moved.moved, "incident": str(moved.incident_id) if moved.incident_id else None})
        return
    click.echo("the message was taken" if moved.moved else "nobody waits for it now; it is kept")
    warn_of(moved.incident_id)


def _zone(here: Installation, municipality: str | None) -> str | None:
    try:
        return here.engine.zone(municipality) if municipality else None
    except NotFound:
        return None
