"""Waiting for one's turn in a case, and what the process knows of it then.

The row of the case is locked first, always; where there is no case, that of the root instance. What follows is read
by a second statement, because one that waits for a lock sees the other rows as they were before it waited.
"""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import text

from engine.domain.incidents import MAIL_FAILED
from engine.domain.running.facts import (
    CaseFacts,
    DeskFacts,
    Locked,
    Setting,
    StoredCall,
    StoredIncident,
    StoredInstance,
    StoredTask,
)
from engine.storage.transaction import Transaction

FACTS: Final = """
    i.id, i.process_id, i.deployment_id, i.case_id, i.root_id, i.parent_id, i.parent_task_id, i.cycle, i.state,
    i.runtime, i.next_due_at, i.municipality_id, k.kek_id, k.wrapped, m.country, m.zone, c.reference, c.pathway_key,
    c.owner_desk_id, c.status, c.cycle AS case_cycle,
    (SELECT json_agg(json_build_array(d.id, d.role, p.side) ORDER BY p.valid_from, d.id)
      FROM participant p JOIN desk d ON d.id = p.desk_id WHERE p.case_id = i.case_id AND d.active
        AND p.valid_from <= statement_timestamp()
        AND (p.valid_to IS NULL OR statement_timestamp() < p.valid_to)) AS network
"""
AROUND: Final = """
    JOIN municipality m ON m.id = i.municipality_id LEFT JOIN case_ c ON c.id = i.case_id
    LEFT JOIN data_key k ON k.owner_id = coalesce(i.case_id, i.root_id)
"""
_LOCK = {
    table: text(f"""
        WITH root AS (
          SELECT i.case_id, i.root_id FROM {table} t JOIN process_instance i ON i.id = {instance} WHERE t.id = :id),
        cases AS (SELECT id FROM case_ WHERE id = (SELECT case_id FROM root) FOR UPDATE),
        roots AS (
          SELECT id FROM process_instance WHERE id = (SELECT root_id FROM root WHERE case_id IS NULL) FOR UPDATE)
        SELECT (SELECT count(*) FROM cases) + (SELECT count(*) FROM roots)""")  # noqa: S608
    for table, instance in {
        "user_task": "t.instance_id",
        "process_instance": "t.id",
        "service_call": "t.instance_id",
        "incident": "t.instance_id",
    }.items()
} | {"case_": text("SELECT id FROM case_ WHERE id = :id FOR UPDATE")}
_TASK = text(f"""
    SELECT {FACTS}, t.id AS task_id, t.element_id, t.form_id, t.desk_id, t.assignee_id, t.state AS task_state, t.side,
           t.data_class
    FROM user_task t JOIN process_instance i ON i.id = t.instance_id {AROUND} WHERE t.id = :id""")  # noqa: S608
_INSTANCE = text(f"SELECT {FACTS} FROM process_instance i {AROUND} WHERE i.id = :id")  # noqa: S608
_CASE = text(f"""
    SELECT {FACTS} FROM process_instance i {AROUND} WHERE i.case_id = :id AND i.parent_id IS NULL
    ORDER BY i.cycle DESC, i.started_at DESC LIMIT 1""")  # noqa: S608
_CALL = text(f"""
    SELECT {FACTS}, t.id AS call_id, t.element_id, t.operation, t.state AS call_state, t.attempts, t.retries, t.inputs
    FROM service_call t JOIN process_instance i ON i.id = t.instance_id {AROUND} WHERE t.id = :id""")  # noqa: S608
_INCIDENT = text(f"""
    SELECT {FACTS}, t.id AS incident_id, t.kind, t.state AS incident_state, t.attempt,
      (SELECT count(*) FROM incident o WHERE o.instance_id = i.id AND o.state = 'open' AND o.id <> t.id
        AND o.kind <> '{MAIL_FAILED}') AS others
    FROM incident t JOIN process_instance i ON i.id = t.instance_id {AROUND} WHERE t.id = :id""")  # noqa: S608


class Locks:
    """Locks one case per call; who needs several goes in the order of their ids."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def task(self, task_id: UUID) -> Locked | None:
        """The instance of a user task, with the task."""
        row = self._row("user_task", _TASK, task_id)
        return row and self._locked(row, task=_task(row))

    def instance(self, instance_id: UUID) -> Locked | None:
        """An instance."""
        row = self._row("process_instance", _INSTANCE, instance_id)
        return row and self._locked(row)

    def case(self, case_id: UUID) -> Locked | None:
        """A case and its latest root instance."""
        row = self._row("case_", _CASE, case_id)
        return row and self._locked(row)

    def call(self, call_id: UUID) -> Locked | None:
        """The instance of a service call, with the call."""
        row = self._row("service_call", _CALL, call_id)
        return row and self._locked(row, call=call_of(self._transaction, row))

    def peek_call(self, call_id: UUID) -> StoredCall | None:
        """A service call, without waiting for anybody."""
        row = self._transaction.first(_CALL, {"id": call_id})
        return row and call_of(self._transaction, row)

    def incident(self, incident_id: UUID) -> Locked | None:
        """The instance of an incident, with the incident."""
        row = self._row("incident", _INCIDENT, incident_id)
        if row is None:
            return None
        attempt = self._transaction.open_json(_owner(row), row.attempt, "incident", row.incident_id, "attempt")
        incident = StoredIncident(row.incident_id, row.id, row.kind, row.incident_state, row.others, attempt)
        return self._locked(row, incident=incident)

    def _row(self, table: str, query: Any, identity: UUID) -> Any:
        wanted = {"id": identity}
        self._transaction.send(_LOCK[table], wanted)
        return self._transaction.first(query, wanted)

    def _locked(self, row: Any, **with_it: Any) -> Locked:
        return Locked(
            setting=Setting(row.municipality_id, row.country, row.zone),
            case=case_of(row),
            instance=instance_of(self._transaction, row),
            network=tuple(DeskFacts(*desk) for desk in row.network or ()),
            **with_it,
        )


def case_of(row: Any) -> CaseFacts | None:
    """The case in a row of facts."""
    if row.case_id is None:
        return None
    return CaseFacts(row.case_id, row.reference, row.pathway_key, row.owner_desk_id, row.status, row.case_cycle)


def instance_of(transaction: Transaction, row: Any) -> StoredInstance:
    """The instance in a row of facts, opened."""
    owner = _owner(row)
    transaction.keep(owner, row.kek_id, row.wrapped)
    state = b""
    if row.runtime:
        state = transaction.keys([owner])[owner].open(row.runtime, "process_instance", row.id, "runtime")
    return StoredInstance(
        id=row.id,
        process_id=row.process_id,
        deployment_id=row.deployment_id,
        case_id=row.case_id,
        root_id=row.root_id,
        parent_id=row.parent_id,
        parent_wait=row.parent_task_id,
        cycle=row.cycle,
        status=row.state,
        state=state,
        next_due_at=row.next_due_at,
    )


def call_of(transaction: Transaction, row: Any) -> StoredCall:
    """The service call in a row of facts, opened."""
    return StoredCall(
        id=row.call_id,
        instance_id=row.id,
        case_id=row.case_id,
        element_id=row.element_id,
        operation=row.operation,
        status=row.call_state,
        attempts=row.attempts,
        retries=row.retries,
        municipality=row.municipality_id,
        owner_desk=row.owner_desk_id,
        inputs=transaction.open_json(_owner(row), row.inputs, "service_call", row.call_id, "inputs"),
    )


def _task(row: Any) -> StoredTask:
    return StoredTask(
        id=row.task_id,
        element_id=row.element_id,
        form_id=row.form_id,
        desk=row.desk_id,
        assignee=row.assignee_id,
        status=row.task_state,
        side=row.side,
        data_class=row.data_class,
    )


def _owner(row: Any) -> UUID:
    owner: UUID = row.case_id or row.root_id
    return owner
