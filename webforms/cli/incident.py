"""`koosrada incident`: what cannot go on without an operator."""

from uuid import UUID

import click

from engine.services.commands import ResolveIncident
from webforms.cli.acting import as_option, who
from webforms.cli.formats import echo_json, format_option
from webforms.cli.installation import installation
from webforms.cli.instants import told_instant
from webforms.cli.layout import counted, wrapped


@click.group()
def incident() -> None:
    """What cannot go on without an operator: list it, and try it again."""


@incident.command(name="list")
@format_option
def list_(as_json: bool) -> None:
    """Every open incident, the oldest first. It names cases by their reference and says nothing about people.

    Exit codes: 0, whether there are any or none.
    """
    with installation() as here:
        found = here.engine.incidents()
    if as_json:
        echo_json(
            [
                {
                    "id": str(row.id),
                    "kind": row.kind,
                    "sentence": row.sentence,
                    "case": row.reference,
                    "process": row.process_id,
                    "element": row.element_id,
                    "since": row.created_at.isoformat(),
                }
                for row in found
            ]
        )
        return
    for row in found:
        where = ", ".join(part for part in (row.reference, row.process_id, row.element_id) if part)
        click.echo(str(row.id))
        click.echo(wrapped(f"{where}, since {told_instant(row.created_at)} UTC", 2))
        click.echo(wrapped(row.sentence, 2))
        click.echo()
    click.echo(counted(len(found), "open incident") if found else "no incident is open")


@incident.command()
@click.argument("id_", metavar="ID", type=click.UUID)
@as_option(required=False)
def retry(id_: UUID, account: str | None) -> None:
    """Try again what failed, after its cause was mended.

    Where it fails again, the incident stays open. A failed job (a mail, a service call) is given to a worker.

    Exit codes: 0 resolved, 1 it failed again or there is nothing to try, 2 wrong use.
    """
    with installation() as here:
        here.engine.execute(ResolveIncident(id_), who(account))
    click.echo("the incident is resolved")


def warn_of(incident_id: UUID | None) -> None:
    """Say that an incident came of a command."""
    if incident_id is not None:
        said = f"the process cannot go on without an operator: incident {incident_id}"
        click.echo(wrapped(said, 9, "warning:"), err=True)
