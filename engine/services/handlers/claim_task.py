"""A person takes a task of her desk for herself, or gives it back."""

from engine.services.commands import ClaimTask, ReleaseTask
from engine.services.handlers.complete_task import TakenByAColleague, own_open_task
from engine.services.work import Work


def claim_task(command: ClaimTask, work: Work) -> None:
    """Put her name on it. Raises TakenByAColleague where another name stands there."""
    _name(command, work, work.actor.account_id)


def release_task(command: ReleaseTask, work: Work) -> None:
    """Take her name off it."""
    _name(command, work, None)


def _name(command: ClaimTask | ReleaseTask, work: Work, account: str | None) -> None:
    locked, task, _ = own_open_task(command, command.task_id, work)
    if not work.unit.tasks.claim(task.id, account):
        raise TakenByAColleague
    work.unit.audit.record(
        locked.instance.case_id, "alter", command=type(command).__name__, task=task.id, desk=task.desk
    )
    work.unit.commit()
