"""Writing the process's part: one statement, however many rows of however many kinds there are.

Each kind of row is a data-modifying CTE of it. What is sealed is sealed on the way here, with the key of the case, or
of the root instance where there is no case. The parts do not see each other's rows: none changes what another writes.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from sqlalchemy import TextClause, text

from engine import clock
from engine.domain.running.changes import Changes
from engine.storage.repositories import change_rows as rows
from engine.storage.repositories.json_rows import Rows, insert_sql, packed, rows_of
from engine.storage.transaction import Transaction

_NOW_A_PARTICIPANT: Final = """
    ON CONFLICT (case_id, desk_id) DO UPDATE SET
      valid_to = CASE WHEN excluded.scope = 'own_tasks' AND statement_timestamp() < p.valid_to THEN p.valid_to END,
      scope = CASE WHEN p.scope = 'case' AND (p.valid_to IS NULL OR statement_timestamp() < p.valid_to) THEN 'case'
        ELSE excluded.scope END,
      need_to_know = coalesce(excluded.need_to_know, p.need_to_know)"""
INSERTS: Final[Mapping[str, tuple[str, Mapping[str, str], str]]] = {  # table, columns, what follows
    "cases": (
        "case_",
        {
            "id": "uuid", "pathway_key": "text", "municipality_id": "text", "owner_desk_id": "text",
            "reference": "text", "opened_at": "timestamptz",
        },
        "",
    ),
    "keys": (
        "case_key",
        {"pathway_key": "text", "key": "text", "case_id": "uuid"},
        "",
    ),
    "participants": (
        "participant AS p",
        {"case_id": "uuid", "desk_id": "text", "side": "text", "scope": "text", "need_to_know": "uuid"},
        _NOW_A_PARTICIPANT,
    ),
    "begun": (
        "process_instance",
        {
            "id": "uuid", "process_id": "text", "deployment_id": "uuid", "municipality_id": "text",
            "case_id": "uuid", "root_id": "uuid", "parent_id": "uuid", "parent_task_id": "uuid", "cycle": "int",
            "state": "text", "runtime": "bytea", "next_due_at": "timestamptz", "end_events": "text[]",
            "started_at": "timestamptz", "ended_at": "timestamptz",
        },
        "",
    ),
    "tasks": (
        "user_task",
        {
            "id": "uuid", "instance_id": "uuid", "case_id": "uuid", "element_id": "text", "name": "text",
            "form_id": "text", "form_deployment_id": "uuid", "desk_id": "text", "assignee_id": "text",
            "due_at": "timestamptz", "follow_up_at": "timestamptz", "priority": "int", "loop_counter": "int",
            "side": "text", "data_class": "text", "opened_at": "timestamptz",
        },
        "",
    ),
    "calls": (
        "service_call",
        {
            "id": "uuid", "instance_id": "uuid", "case_id": "uuid", "element_id": "text", "operation": "text",
            "retries": "int", "inputs": "bytea", "idempotency_key": "text", "created_at": "timestamptz",
        },
        "",
    ),
    "subscriptions": (
        "event_subscription",
        {
            "id": "uuid", "instance_id": "uuid", "case_id": "uuid", "element_id": "text", "kind": "text",
            "name": "text", "key": "text",
        },
        "",
    ),
    "activities": (
        "activity",
        {
            "id": "uuid", "instance_id": "uuid", "case_id": "uuid", "task_id": "uuid", "element_id": "text",
            "what": "text", "side": "text", "data_class": "text", "at": "timestamptz",
        },
        "",
    ),
    "decisions": (
        "decision_taken",
        {
            "id": "uuid", "instance_id": "uuid", "case_id": "uuid", "element_id": "text", "decision_id": "text",
            "rules": "jsonb", "side": "text", "data_class": "text", "audience": "text", "at": "timestamptz",
        },
        "",
    ),
    "disclosures": (
        "disclosure",
        {"case_id": "uuid", "answer_id": "uuid", "desk_id": "text", "ground": "text"},
        "ON CONFLICT DO NOTHING",
    ),
    "incidents": (
        "incident",
        {
            "id": "uuid", "instance_id": "uuid", "case_id": "uuid", "task_id": "uuid", "element_id": "text",
            "kind": "text", "sentence": "text", "attempt": "bytea", "created_at": "timestamptz",
        },
        "",
    ),
    "messages": (
        "message",
        {
            "id": "uuid", "message_id": "text", "name": "text", "key": "text", "case_id": "uuid",
            "payload": "bytea", "received_at": "timestamptz", "expires_at": "timestamptz", "consumed_by": "uuid",
            "consumed_at": "timestamptz",
        },
        "",
    ),
}  # fmt: skip
UPDATES: Final[Mapping[str, tuple[str, ...]]] = {
    "moved": (
        f"""UPDATE process_instance i SET state = u.state, runtime = decode(u.runtime, 'hex'),
          next_due_at = u.next_due_at, end_events = u.end_events, ended_at = u.ended_at
        FROM {rows_of({"id": "uuid", "state": "text", "runtime": "bytea", "next_due_at": "timestamptz",
                       "end_events": "text[]", "ended_at": "timestamptz"}, "moved")} WHERE i.id = u.id""",  # noqa: S608
    ),
    "closed": (
        f"""UPDATE user_task t SET closed_at = u.at, closed_by = CASE WHEN u.done THEN u.actor END,
          state = CASE WHEN u.done THEN 'completed' ELSE 'cancelled' END
        FROM {rows_of({"id": "uuid", "done": "boolean", "at": "timestamptz", "actor": "text"}, "closed")}
        WHERE t.id = u.id AND t.state = 'open'""",  # noqa: S608
        f"""UPDATE service_call t SET finished_at = u.at, state = CASE WHEN u.done THEN 'completed' ELSE 'cancelled' END
        FROM {rows_of({"id": "uuid", "done": "boolean", "at": "timestamptz"}, "closed")}
        WHERE t.id = u.id AND t.state IN ('waiting', 'failed')""",  # noqa: S608
        f"""DELETE FROM event_subscription t USING {rows_of({"id": "uuid"}, "closed")} WHERE t.id = u.id""",  # noqa: S608
    ),
    "resolved": (
        f"""UPDATE incident t SET state = 'resolved', resolved_at = u.at, resolved_by = u.actor
        FROM {rows_of({"id": "uuid", "at": "timestamptz", "actor": "text"}, "resolved")}
        WHERE t.id = u.id AND t.state = 'open'""",  # noqa: S608
    ),
    "consumed": (
        f"""UPDATE message t SET consumed_by = u.instance, consumed_at = u.at
        FROM {rows_of({"id": "uuid", "instance": "uuid", "at": "timestamptz"}, "consumed")} WHERE t.id = u.id""",  # noqa: S608
    ),
    "closed_cases": (
        f"""UPDATE case_ t SET status = 'closed', closed_at = u.at
        FROM {rows_of({"id": "uuid", "at": "timestamptz"}, "closed_cases")} WHERE t.id = u.id""",  # noqa: S608
    ),
    "reopened_cases": (
        f"""UPDATE case_ t SET status = 'active', closed_at = NULL, cycle = cycle + 1
        FROM {rows_of({"id": "uuid"}, "reopened_cases")} WHERE t.id = u.id""",  # noqa: S608
    ),
}  # fmt: skip
ROWS: Final[Mapping[str, Callable[..., Rows]]] = {
    "cases": rows.cases,
    "keys": rows.keys,
    "reopened_cases": rows.reopened_cases,
    "participants": rows.participants,
    "begun": rows.begun,
    "moved": rows.moved,
    "closed": rows.closed,
    "tasks": rows.tasks,
    "calls": rows.calls,
    "subscriptions": rows.subscriptions,
    "activities": rows.activities,
    "decisions": rows.decisions,
    "disclosures": rows.disclosures,
    "incidents": rows.incidents,
    "resolved": rows.resolved,
    "messages": rows.messages,
    "consumed": rows.consumed,
    "closed_cases": rows.closed_cases,
}


def write(transaction: Transaction, changes: Changes) -> None:
    """Everything that changed."""
    at = clock.now()
    given = {name: packed(found) for name, make in ROWS.items() if (found := make(transaction, changes, at))}
    if given:
        transaction.send(_statement(tuple(given)), given)


@cache
def _statement(names: tuple[str, ...]) -> TextClause:
    parts = [sql for name in names for sql in _sql(name)]
    *first, last = parts
    return text(
        "".join(["WITH ", ", ".join(f"part{n} AS ({sql})" for n, sql in enumerate(first)), " "] if first else []) + last
    )


def _sql(name: str) -> tuple[str, ...]:
    if name in UPDATES:
        return UPDATES[name]
    table, columns, tail = INSERTS[name]
    return (insert_sql(table, columns, tail, name),)
