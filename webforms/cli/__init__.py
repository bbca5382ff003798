"""The command line: `koosrada`, a group with one module per sub-command."""

import click

COMMANDS: tuple[click.Command, ...] = ()


@click.group(name="koosrada")
@click.version_option(package_name="koosrada", prog_name="koosrada")
def main() -> None:
    """Expressions and decision tables, from the command line."""


for command in COMMANDS:
    main.add_command(command)
