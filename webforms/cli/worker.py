"""`koosrada worker`: what goes on without anybody: timers, service calls, mail."""

import os
from datetime import timedelta
from typing import Final

import click
import structlog

from engine.jobs import run_worker
from engine.storage.embedded import data_folder
from webforms.cli.installation import MAIL, opened
from webforms.cli.logs import LEVELS, log_as_json
from webforms.cli.turned_clock import TurnedClock

CONCURRENCY: Final = 4


@click.command()
@click.option(
    "--concurrency",
    metavar="N",
    type=click.IntRange(1, 32),
    default=CONCURRENCY,
    show_default=True,
    help="jobs at the same time",
)
@click.option("--log-level", type=click.Choice(LEVELS), default="info", show_default=True, help="from what on to log")
def worker(concurrency: int, log_level: str) -> None:
    """Run timers, service calls and mail until Ctrl-C or SIGTERM.

    Any number of workers may run, on any number of machines, over one database. A worker that is told to stop takes no
    new job and ends the running ones. It logs JSON lines on standard error, with ids only. Mail goes through MAIL_URL;
    without it, into the folder `mail` of the data folder.

    Exit codes: 0 stopped, 1 it cannot start, 2 wrong use.
    """
    log_as_json(log_level)
    log = structlog.get_logger("koosrada.worker")
    with opened() as here:
        if not os.environ.get("MAIL_URL"):
            log.warning("mail_goes_to_files", folder=str(data_folder() / MAIL), reason="MAIL_URL is not set")
        if here.engine.is_practice():
            ahead = here.engine.clock_offset() / timedelta(hours=1)
            log.warning("practice_installation", clock_ahead_hours=round(ahead, 1))
        run_worker(TurnedClock(here.koosrada.door, here.engine.clock_offset), here.conninfo, concurrency)
