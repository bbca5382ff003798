"""A service operation came to its end."""

from uuid import UUID

from engine.bpmn.runtime import TaskNotOpen
from engine.domain.running.facts import Locked
from engine.services.commands import FinishServiceCall
from engine.services.moves.attempts import Attempt
from engine.services.moves.carrying_out import carry_out
from engine.services.moves.move import Move
from engine.services.results import Moved
from engine.services.setting import within
from engine.services.work import Work

WAITING = "waiting"


def finish_service_call(command: FinishServiceCall, work: Work) -> Moved:
    """Hand the outputs to the instance; nothing, if it no longer waits."""
    locked = waiting_call(command.call_id, work)
    if locked is None:
        return Moved(moved=False)
    return continue_call(work, locked, Attempt("complete", command.call_id, command.outputs), "FinishServiceCall")


def waiting_call(call_id: UUID, work: Work) -> Locked | None:
    """The instance of a call that waits, locked."""
    locked = work.unit.locks.call(call_id)
    return locked if locked and locked.call and locked.call.status == WAITING else None


def continue_call(work: Work, locked: Locked, attempt: Attempt, command: str) -> Moved:
    """Let the instance go on behind the call."""
    with within(locked.setting):
        move = Move.of(work, locked)
        try:
            incident_id = carry_out(move, locked.instance, attempt)
        except TaskNotOpen:  # a timer was due before, and withdraws the call
            return Moved(moved=False)
        work.unit.audit.record(locked.instance.case_id, "alter", command=command, call=attempt.task_id)
        work.unit.commit()
    return Moved(True, incident_id)
