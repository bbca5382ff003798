"""Changes as rows, with the names of the columns; an empty list is not written."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from engine.domain.running.changes import Changes, InstanceRow
from engine.storage.repositories.json_rows import Rows
from engine.storage.transaction import Transaction


def cases(_transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Cases that begin."""
    return [
        {
            "id": row.id, "pathway_key": row.pathway, "municipality_id": row.municipality,
            "owner_desk_id": row.owner_desk, "reference": row.reference, "opened_at": at,
        }
        for row in changes.cases
    ]  # fmt: skip


def keys(_transaction: Transaction, changes: Changes, _at: datetime) -> Rows:
    """Keys of other systems that opened cases."""
    return [
        {"pathway_key": row.pathway, "key": row.key, "case_id": row.id} for row in changes.cases if row.key is not None
    ]


def tasks(_transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """User tasks that open."""
    return [
        {
            "id": row.id, "instance_id": row.instance_id, "case_id": row.case_id, "element_id": row.element_id,
            "name": row.name, "form_id": row.form_id, "form_deployment_id": row.deployment_id, "desk_id": row.desk,
            "assignee_id": row.assignee, "due_at": row.due_at, "follow_up_at": row.follow_up_at,
            "priority": row.priority, "loop_counter": row.loop_counter, "side": row.side,
            "data_class": row.data_class, "opened_at": at,
        }
        for row in changes.tasks
    ]  # fmt: skip


def calls(transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Service calls for a worker."""
    return [
        {
            "id": row.id, "instance_id": row.instance_id, "case_id": row.case_id, "element_id": row.element_id,
            "operation": row.operation, "retries": row.retries, "idempotency_key": f"call:{row.id}", "created_at": at,
            "inputs": transaction.seal_json(row.key_owner, dict(row.inputs), "service_call", row.id, "inputs"),
        }
        for row in changes.calls
    ]  # fmt: skip


def subscriptions(_transaction: Transaction, changes: Changes, _at: datetime) -> Rows:
    """Messages and signals that are waited for."""
    return [
        {
            "id": row.id, "instance_id": row.instance_id, "case_id": row.case_id, "element_id": row.element_id,
            "kind": row.kind, "name": row.name, "key": row.key,
        }
        for row in changes.subscriptions
    ]  # fmt: skip


def activities(_transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Lines of the timeline."""
    return [
        {
            "id": uuid4(), "instance_id": row.instance_id, "case_id": row.case_id, "task_id": row.task_id,
            "element_id": row.element_id, "what": row.what, "side": row.side, "data_class": row.data_class, "at": at,
        }
        for row in changes.activities
    ]  # fmt: skip


def decisions(_transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Decisions that were taken."""
    return [
        {
            "id": uuid4(), "instance_id": row.instance_id, "case_id": row.case_id, "element_id": row.element_id,
            "decision_id": row.decision_id, "rules": row.rules, "side": row.side, "data_class": row.data_class,
            "audience": "leader",  # which rule applied betrays what it was told
            "at": at,
        }
        for row in changes.decisions
    ]  # fmt: skip


def disclosures(_transaction: Transaction, changes: Changes, _at: datetime) -> Rows:
    """Answers opened to a desk."""
    return [
        {"case_id": row.case_id, "answer_id": row.answer_id, "desk_id": row.desk, "ground": row.ground}
        for row in changes.disclosures
    ]


def incidents(transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """What an operator has to see to."""
    return [
        {
            "id": row.id, "instance_id": row.instance_id, "case_id": row.case_id, "task_id": row.task_id,
            "element_id": row.element_id, "kind": row.kind, "sentence": row.sentence, "created_at": at,
            "attempt": transaction.seal_json(row.key_owner, dict(row.attempt), "incident", row.id, "attempt"),
        }
        for row in changes.incidents
    ]  # fmt: skip


def messages(transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Messages for the inbox."""
    return [
        {
            "id": row.id, "message_id": row.message_id, "name": row.name, "key": row.key, "case_id": row.case_id,
            "received_at": at, "expires_at": row.expires_at, "consumed_by": row.consumed_by,
            "consumed_at": at if row.consumed_by else None,
            "payload": transaction.seal_json(row.case_id or row.id, dict(row.data), "message", row.id, "payload"),
        }
        for row in changes.messages
    ]  # fmt: skip


def reopened_cases(_transaction: Transaction, changes: Changes, _at: datetime) -> Rows:
    """Cases that open again, for their next cycle."""
    return [{"id": case_id} for case_id in changes.reopened_cases]


def closed_cases(_transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Cases that close."""
    return [{"id": case_id, "at": at} for case_id in changes.closed_cases]


def participants(_transaction: Transaction, changes: Changes, _at: datetime) -> Rows:
    """Desks that take part; the last word on a desk counts."""
    once = {(row.case_id, row.desk): row for row in changes.participants}.values()
    return [
        {
            "case_id": row.case_id, "desk_id": row.desk, "side": row.side, "scope": row.scope,
            "need_to_know": row.need_to_know,
        }
        for row in once
    ]  # fmt: skip


def begun(transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Instances that begin."""
    facts = {
        row.id: {
            "process_id": row.process_id, "deployment_id": row.deployment_id, "municipality_id": row.municipality,
            "case_id": row.case_id, "root_id": row.root_id, "parent_id": row.parent_id,
            "parent_task_id": row.parent_wait, "cycle": row.cycle, "started_at": at,
        }
        for row in changes.begun
    }  # fmt: skip
    return [facts[row["id"]] | row for row in _moved(transaction, changes.begun, at)]


def moved(transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Instances that moved."""
    return _moved(transaction, changes.moved, at)


def closed(transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Waits that ended, answered or withdrawn."""
    done = set(changes.completed)
    return [{"id": wait, "done": wait in done, "at": at, "actor": transaction.actor} for wait in changes.closed]


def resolved(transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Incidents that are over."""
    return [{"id": incident, "at": at, "actor": transaction.actor} for incident in changes.resolved]


def consumed(_transaction: Transaction, changes: Changes, at: datetime) -> Rows:
    """Messages of the inbox that were taken."""
    return [{"id": message, "instance": instance, "at": at} for message, instance in changes.consumed.items()]


def _moved(transaction: Transaction, rows: Sequence[InstanceRow], at: datetime) -> list[dict[str, Any]]:
    data_keys = transaction.keys({_owner(row) for row in rows}) if rows else {}
    return [
        {
            "id": row.id,
            "state": row.status,
            "runtime": data_keys[_owner(row)].seal(row.state, "process_instance", row.id, "runtime")
            if row.state
            else None,
            "next_due_at": row.next_due_at,
            "end_events": row.end_events,
            "ended_at": at if row.status in ("completed", "terminated") else None,
        }
        for row in rows
    ]


def _owner(row: InstanceRow) -> UUID:
    return row.case_id or row.root_id
