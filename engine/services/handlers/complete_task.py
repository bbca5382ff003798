"""A person answers a task."""

from uuid import UUID

from engine.bpmn.runtime import TaskNotOpen
from engine.domain.running.facts import Locked, StoredTask
from engine.domain.running.people import Standing
from engine.domain.user_tasks import OPEN
from engine.errors import Conflict
from engine.services import submissions
from engine.services.commands import CompleteTask
from engine.services.moves.attempts import Attempt
from engine.services.moves.carrying_out import carry_out
from engine.services.moves.desks import desk_facts
from engine.services.moves.move import Move
from engine.services.moves.running import Running
from engine.services.permissions import NotYours, Request, require
from engine.services.references_given import require_known
from engine.services.results import TaskCompleted
from engine.services.setting import within
from engine.services.submissions import Author
from engine.services.work import Work


class AlreadyDone(Conflict):
    """This task was already completed or withdrawn."""


class TakenByAColleague(Conflict):
    """A colleague has taken this task."""


def complete_task(command: CompleteTask, work: Work) -> TaskCompleted:
    """Check under the lock that the task is hers and open; store her answers; let the process go on."""
    locked, task, standing = own_open_task(command, command.task_id, work)
    if command.desk not in (None, task.desk):
        raise NotYours
    with within(locked.setting):
        move = Move.of(work, locked)
        variables = _answer(command, work, move, locked, task, standing)
        try:
            incident_id = carry_out(move, locked.instance, Attempt("complete", task.id, variables))
        except TaskNotOpen:  # a timer was due before she answered, and withdrew the task
            raise AlreadyDone from None
        case_id = locked.instance.case_id
        work.unit.audit.record(
            case_id, "alter", command="CompleteTask", task=task.id, desk=task.desk, form=task.form_id
        )
        work.unit.commit()
    next_tasks = [row.id for row in move.changes.tasks if row.desk == task.desk] if incident_id is None else []
    return TaskCompleted(task.id, case_id, tuple(next_tasks), incident_id)


def own_open_task(command: object, task_id: UUID, work: Work) -> tuple[Locked, StoredTask, Standing]:
    """A task that this person may answer, with its case locked. Raises NotYours, AlreadyDone, TakenByAColleague."""
    locked = work.unit.locks.task(task_id)
    if locked is None or locked.task is None:
        raise NotYours
    work.unit.as_person()
    task, standing = locked.task, work.unit.tasks.standing(task_id, locked.instance.case_id)
    require(type(command), Request(work.actor, standing, task))
    if task.status != OPEN:
        raise AlreadyDone
    if task.assignee not in {None, work.actor.account_id, *standing.stands_in_for}:
        raise TakenByAColleague
    return locked, task, standing


def _answer(
    command: CompleteTask, work: Work, move: Move, locked: Locked, task: StoredTask, standing: Standing
) -> dict[str, object]:
    """Store the answers; the process variables that they set."""
    if task.form_id is None:
        return {}
    running = move.join(locked.instance)
    side = next((hat.side for hat in standing.hats if hat.desk == task.desk), "neutral")
    leads = locked.case is not None and locked.case.owner_desk == task.desk
    author = Author(work.actor.account_id or "", task.desk, standing.desks[task.desk], side, leads)
    form = running.published.form(task.form_id)
    submission = submissions.read_submission(form, command.answers, author, running.instance.variables(task.id))
    require_known(work, locked.case, submission)
    client = submissions.client_path(form) if form.id in _start_forms(running) else None
    submission = submissions.name_people(work, locked.case, submission, client)
    sides: dict[str, str] = {}
    if desks := submissions.desks_of(submission):
        work.unit.as_engine()
        sides = {facts.id: facts.side or author.side for facts in desk_facts(move, [], desks).values()}
    work.unit.as_person()
    rows = submissions.answer_rows(submission, author, locked.instance, running.published, task.id, sides)
    work.unit.answers.add(rows)
    work.unit.as_engine()
    return submissions.variables_of(submission)


def _start_forms(running: Running) -> set[str | None]:
    """The forms that describe whom the case is about: those of the process's start events."""
    process = running.published.process(running.stored.process_id)
    return {event.form_id for event in process.starts()}
