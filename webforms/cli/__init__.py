"""The command line: `koosrada`, a group with one module per sub-command."""

from typing import Final

import click

from webforms.cli.case import case
from webforms.cli.check import check
from webforms.cli.conformance import conformance
from webforms.cli.decide import decide
from webforms.cli.demo import demo
from webforms.cli.dmn_check import dmn
from webforms.cli.feel import feel
from webforms.cli.guarded import GuardedGroup
from webforms.cli.incident import incident
from webforms.cli.migrate import migrate
from webforms.cli.publish import publish
from webforms.cli.task import task
from webforms.cli.telling import message, signal
from webforms.cli.web import web
from webforms.cli.worker import worker

COMMANDS: Final[tuple[click.Command, ...]] = (
    feel, decide, dmn, conformance, migrate, check, publish, worker, web, signal, message, case, task, incident, demo,
)  # fmt: skip


@click.group(name="koosrada", cls=GuardedGroup)
@click.version_option(package_name="koosrada", prog_name="koosrada")
def main() -> None:
    """Inter-agency pathways: decisions, diagrams and cases, from the command line."""


for command in COMMANDS:
    main.add_command(command)
