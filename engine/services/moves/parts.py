"""An advance becomes what follows of it: the one place that reads every part of it.

1. Calls of the engine's own operations are answered at once; the others wait for a worker.
2. Call activities start instances of their own; where one stopped waiting, its instance is stopped too.
3. Messages and signals that were thrown wait for their catchers; an escalation goes to the parent.
4. An instance that ended tells its parent.
"""

from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from engine.bpmn.advance import Advance, Ended
from engine.bpmn.runtime import TaskNotOpen
from engine.errors import ExecutionFailed
from engine.services.moves.attempts import CANCEL, Attempt
from engine.services.moves.running import Running
from engine.services.operations import LOCAL, BpmnError

if TYPE_CHECKING:
    from engine.services.moves.move import Move


class ProcessNotPublished(ExecutionFailed):
    """A process is called that nobody has published."""


def apply_advance(move: "Move", running: Running, advance: Advance) -> None:
    """Everything of an advance, in the order in which BPMN has it happen."""
    for part in PARTS:
        part(move, running, advance)


def _answer_calls(move: "Move", running: Running, advance: Advance) -> None:
    for call in advance.service_calls:
        if call.id in advance.closed:
            continue
        operation = LOCAL.get(call.operation)
        if operation is None:
            running.calls[call.id] = call
            continue
        outcome = operation(call.inputs, move, running)
        if isinstance(outcome, BpmnError):
            move.attempt(running, Attempt("error", call.id, code=outcome.code))
        else:
            move.attempt(running, Attempt("complete", call.id, outcome))


def _start_children(move: "Move", running: Running, advance: Advance) -> None:
    for call in advance.child_calls:
        if call.id in advance.closed:
            continue
        deployment_id = (
            running.stored.deployment_id
            if call.binding == "deployment" and running.published.has_process(call.process_id)
            else move.work.unit.deployed.latest_of_process(call.process_id)
        )
        if deployment_id is None:
            raise ProcessNotPublished(f"“{call.element_id}” calls “{call.process_id}”, which nobody has published.")
        running.children[call.id] = call
        move.begin_child(deployment_id, call.process_id, call.variables, parent=running.stored, wait=call.id)


def _stop_children(move: "Move", running: Running, advance: Advance) -> None:
    closed = set(advance.closed)
    here = [child for child in move.running.values() if child.stored.parent_wait in closed and child.ended is None]
    met = {child.stored.parent_wait for child in move.running.values()}
    elsewhere = [wait for wait in advance.closed if wait not in met and wait not in move.known_waits]
    if elsewhere and running.is_new is False:
        here += [move.load(stored.id) for stored in move.work.unit.instances.waiting_children(elsewhere)]
    for child in here:
        child.stopped = True
        move.attempt(child, CANCEL)


def _throw(move: "Move", running: Running, advance: Advance) -> None:
    for thrown in advance.thrown:
        parent = running.stored.parent_id
        if thrown.kind != "escalation":
            move.thrown.append(thrown)
        elif parent is not None and running.stored.parent_wait is not None:
            caller = move.load(parent)
            with suppress(TaskNotOpen):  # an escalation before this one, or a timer, withdrew the call
                caller.instance.escalate(running.stored.parent_wait, thrown.name, thrown.variables)
            move.unsettled(caller)


def _end(move: "Move", running: Running, advance: Advance) -> None:
    ended, wait = advance.ended, running.stored.parent_wait
    if ended is None or wait is None or running.stored.parent_id is None or running.stopped:
        return
    caller = move.load(running.stored.parent_id)
    if caller.ended is None:
        move.tell(caller, _outcome(ended, wait))


def _outcome(ended: Ended, wait: UUID) -> Attempt:
    if ended.how == "error":
        return Attempt("error", wait, code=ended.code)
    return Attempt("complete", wait, ended.variables)


PARTS = (_stop_children, _answer_calls, _start_children, _throw, _end)
