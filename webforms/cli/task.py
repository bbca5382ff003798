"""`koosrada task`: somebody's worklist, and answering a task of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

import click

from engine import clock
from engine.domain.actors import Actor
from engine.domain.running.views import TaskView
from engine.forms import AnswersRefused
from engine.services.commands import CompleteTask
from webforms.cli.acting import as_option
from webforms.cli.answers_given import mapping_given
from webforms.cli.formats import echo_json, format_option
from webforms.cli.guarded import Failed
from webforms.cli.incident import warn_of
from webforms.cli.installation import installation
from webforms.cli.instants import told_due
from webforms.cli.layout import counted, wrapped


@click.group()
def task() -> None:
    """User tasks: what waits for somebody, and its answer."""


@task.command(name="list")
@as_option()
@format_option
def list_(account: str, as_json: bool) -> None:
    """The open tasks of somebody's desks, the most urgent first.

    Exit codes: 0, whether there are any or none.
    """
    with installation() as here:
        found = here.engine.worklist(Actor(account), most=None)
        now = clock.now()
    if as_json:
        echo_json([as_plain(row) for row in found])
        return
    for row in found:
        click.echo(str(row.id))
        click.echo(wrapped(row.name, 2))
        click.echo(wrapped(", ".join(part for part in (row.reference, row.desk_id, due(row, now)) if part), 2))
    click.echo(counted(len(found), "open task") if found else "no task is open")


@task.command()
@click.argument("id_", metavar="ID", type=click.UUID)
@as_option()
@click.option(
    "--answers", metavar="FILE", help="a JSON or YAML file with an answer for each question; - for standard input"
)
@format_option
def complete(id_: UUID, account: str, answers: str | None, as_json: bool) -> None:
    """Answer the open task ID.

    Exit codes: 0 answered, 1 refused (done already, not hers, or an answer that cannot be taken), 2 wrong use.
    """
    given = mapping_given(answers) if answers else {}
    with installation() as here:
        try:
            done = here.engine.execute(CompleteTask(id_, given), Actor(account))
        except AnswersRefused as refused:
            raise Failed("\n".join([str(refused), *_refused(refused)])) from None
        following = here.engine.tasks(Actor(account), done.next_tasks)
    if as_json:
        told = {"task": str(done.task_id), "next": [as_plain(row) for row in following]}
        echo_json(told | {"incident": str(done.incident_id) if done.incident_id else None})
        return
    click.echo("done")
    for row in following:
        click.echo(f"  next  {row.id}  {row.name}")
    warn_of(done.incident_id)


def as_plain(row: TaskView) -> dict[str, Any]:
    """A task for programs."""
    return {
        "id": str(row.id),
        "name": row.name,
        "element": row.element_id,
        "desk": row.desk_id,
        "case": row.reference,
        "assignee": row.assignee,
        "due": row.due_at.isoformat() if row.due_at else None,
    }


def due(row: TaskView, now: datetime) -> str:
    """When a task is due, in the municipality's time (the day alone for its last minute); whether that has passed."""
    if row.due_at is None:
        return ""
    return f"due {told_due(row.due_at, row.zone)}{' (overdue)' if row.due_at < now else ''}"


def _refused(refused: AnswersRefused) -> list[str]:
    return [f"{path or 'the form'}: {sentence}" for path, sentence in refused.errors.items()]
