"""What people typed, written as the person who typed it."""

from collections.abc import Sequence
from typing import Any, Final

import orjson

from engine.domain.running.people import AnswerRow
from engine.storage.repositories.json_rows import insert, packed
from engine.storage.sealing import DataKey
from engine.storage.transaction import Transaction

_ADD: Final = insert(
    "answer",
    {
        "id": "uuid", "case_id": "uuid", "instance_id": "uuid", "task_id": "uuid", "desk_id": "text",
        "account_id": "text", "form_deployment_id": "uuid", "form_id": "text", "field_path": "text", "row_id": "uuid",
        "row_index": "int", "recorded_at": "timestamptz", "sealed": "bytea", "value": "jsonb", "data_class": "text",
        "side": "text", "parts": "text[]", "subject_id": "uuid", "audience": "text",
    },
)  # fmt: skip


class Answers:
    """Adds answers; they are never changed."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, rows: Sequence[AnswerRow]) -> None:
        """Store what was typed: sealed, or as JSON."""
        if not rows:
            return
        keys = self._transaction.keys({row.case_id or row.root_id for row in rows})
        self._transaction.send(
            _ADD, {"rows": packed([_columns(row, keys[row.case_id or row.root_id]) for row in rows])}
        )


def _columns(row: AnswerRow, key: DataKey) -> dict[str, Any]:
    return {
        "id": row.id,
        "case_id": row.case_id,
        "instance_id": row.instance_id,
        "task_id": row.task_id,
        "desk_id": row.desk,
        "account_id": row.account,
        "form_deployment_id": row.deployment_id,
        "form_id": row.form_id,
        "field_path": row.field_path,
        "row_id": row.row_id,
        "row_index": row.row_index,
        "recorded_at": row.recorded_at,
        "sealed": key.seal(orjson.dumps(row.value), "answer", row.id, row.field_path) if row.sealed else None,
        "value": None if row.sealed else row.value,
        "data_class": row.data_class,
        "side": row.side,
        "parts": row.parts,
        "subject_id": row.subject,
        "audience": row.audience,
    }
