"""What a move leaves to be written.

1. Every task that opened finds its desk.
2. Instances, waits and the timeline become rows; what opened and closed within the move leaves only its trace in the
   timeline.
3. The end of a root instance closes the case.
"""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from engine.bpmn.advance import Subscription
from engine.bpmn.model import Element
from engine.domain.running.changes import (
    ActivityRow,
    CallRow,
    Changes,
    DecisionRow,
    InstanceRow,
    JobRow,
    SubscriptionRow,
    TaskRow,
)
from engine.services.moves.desks import assignee, place_tasks

if TYPE_CHECKING:
    from engine.domain.running.facts import DeskFacts, StoredInstance
    from engine.services.moves.move import Move
    from engine.services.moves.running import Running


def changes_of(move: "Move") -> Changes:
    """All rows of a stable move. Raises NoDesk."""
    changes = move.changes
    desks = place_tasks(move)
    for running in move.running.values():
        _instance(changes, running, move.setting.municipality)
        _waits(move, running, desks)
        _timeline(changes, running)
        stored = running.stored
        if running.ended and stored.parent_id is None and stored.case_id:
            changes.closed_cases.append(stored.case_id)
    return changes


def row_of(stored: "StoredInstance", municipality: str, status: str, state: bytes) -> InstanceRow:
    """The row of an instance as it was loaded, with this status and state."""
    return InstanceRow(
        id=stored.id,
        process_id=stored.process_id,
        deployment_id=stored.deployment_id,
        municipality=municipality,
        case_id=stored.case_id,
        root_id=stored.root_id,
        parent_id=stored.parent_id,
        parent_wait=stored.parent_wait,
        cycle=stored.cycle,
        status=status,
        state=state,
        next_due_at=stored.next_due_at,
    )


def _instance(changes: Changes, running: "Running", municipality: str) -> None:
    ended = running.ended
    row = replace(
        row_of(running.stored, municipality, running.status, running.instance.dump()),
        next_due_at=None if ended else running.next_due_at,
        end_events=ended.end_events if ended else (),
    )
    (changes.begun if running.is_new else changes.moved).append(row)


def _waits(move: "Move", running: "Running", desks: "dict[UUID, DeskFacts]") -> None:
    changes, stored = move.changes, running.stored
    changes.closed += running.closed
    for task in running.tasks.values():
        desk, element = desks[task.id], _element(running, task.element_id)
        changes.tasks.append(
            TaskRow(
                id=task.id,
                instance_id=stored.id,
                case_id=stored.case_id,
                element_id=task.element_id,
                name=task.name,
                form_id=task.form_id,
                deployment_id=stored.deployment_id,
                desk=desk.id,
                assignee=assignee(move, task, desk),
                due_at=task.due_at,
                follow_up_at=task.follow_up_at,
                priority=task.priority,
                loop_counter=task.loop_counter,
                side=element.properties.get("side") or (desk.side if desk.side in ("victim", "offender") else "all"),
                data_class=element.properties.get("dataClass", "C1"),
            )
        )
    for call in running.calls.values():
        changes.calls.append(
            CallRow(
                id=call.id,
                instance_id=stored.id,
                case_id=stored.case_id,
                element_id=call.element_id,
                operation=call.operation,
                retries=call.retries,
                key_owner=stored.case_id or stored.root_id,
                inputs=call.inputs,
            )
        )
        changes.jobs.append(JobRow("run_service_call", {"call_id": str(call.id)}))
    changes.subscriptions += [_subscription(running, wait) for wait in running.subscriptions.values()]


def _subscription(running: "Running", wait: Subscription) -> SubscriptionRow:
    stored = running.stored
    return SubscriptionRow(wait.id, stored.id, stored.case_id, wait.element_id, wait.kind, wait.name, wait.key)


def _timeline(changes: Changes, running: "Running") -> None:
    stored = running.stored
    for passed in running.passed:
        side, data_class = _marks(_element(running, passed.element_id))
        changes.activities.append(
            ActivityRow(stored.id, stored.case_id, passed.id, passed.element_id, passed.what, side, data_class)
        )
    for decision in running.decisions:
        side, data_class = _marks(_element(running, decision.element_id))
        changes.decisions.append(
            DecisionRow(
                stored.id, stored.case_id, decision.element_id, decision.decision_id, decision.rules, side, data_class
            )
        )


def _element(running: "Running", element_id: str) -> Element:
    return running.published.process(running.stored.process_id).elements[element_id]


def _marks(element: Element) -> tuple[str, str]:
    return element.properties.get("side", "all"), element.properties.get("dataClass", "C1")
