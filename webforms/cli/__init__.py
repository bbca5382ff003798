"""The command line: `koosrada`, a group with one module per sub-command."""

from typing import Final

import click

from webforms.cli.conformance import conformance
from webforms.cli.decide import decide
from webforms.cli.dmn_check import dmn
from webforms.cli.feel import feel
from webforms.cli.guarded import GuardedGroup

COMMANDS: Final[tuple[click.Command, ...]] = (feel, decide, dmn, conformance)


@click.group(name="koosrada", cls=GuardedGroup)
@click.version_option(package_name="koosrada", prog_name="koosrada")
def main() -> None:
    """Expressions and decision tables, from the command line."""


for command in COMMANDS:
    main.add_command(command)
