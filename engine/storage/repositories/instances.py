"""Process instances of a case that is locked."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from engine.domain.running.facts import StoredInstance
from engine.storage.repositories.locks import AROUND, FACTS, instance_of
from engine.storage.transaction import Transaction

_GET = text(f"SELECT {FACTS} FROM process_instance i {AROUND} WHERE i.id = :id")  # noqa: S608
_CHILDREN = text(f"""
    SELECT {FACTS} FROM process_instance i {AROUND}
    WHERE i.parent_task_id = ANY (CAST(:waits AS uuid[])) AND i.state IN ('active', 'incident')""")  # noqa: S608
_COUNT = text("""
    SELECT count(*) FROM process_instance
    WHERE parent_id = :parent AND process_id = :process AND state IN ('active', 'incident')""")
_RUNNING = text(f"""
    SELECT {FACTS} FROM process_instance i {AROUND}
    WHERE i.case_id = :case AND i.state IN ('active', 'incident') ORDER BY i.started_at, i.id""")  # noqa: S608
_DUE = text("""
    SELECT id FROM process_instance WHERE state = 'active' AND next_due_at <= :now ORDER BY next_due_at LIMIT :most""")


class Instances:
    """Reads instances; they are written with all other changes."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, instance_id: UUID) -> StoredInstance:
        """An instance that is known to be there."""
        return instance_of(self._transaction, self._transaction.run(_GET, {"id": instance_id}).one())

    def waiting_children(self, waits: Sequence[UUID]) -> list[StoredInstance]:
        """The running children of these waits."""
        rows = self._transaction.all(_CHILDREN, {"waits": list(waits)})
        return [instance_of(self._transaction, row) for row in rows]

    def count_children(self, parent_id: UUID, process_id: str) -> int:
        """How many children of an instance run that process."""
        return int(self._transaction.run(_COUNT, {"parent": parent_id, "process": process_id}).scalar_one())

    def running_in(self, case_id: UUID) -> list[StoredInstance]:
        """All that runs in a case, the oldest first."""
        return [instance_of(self._transaction, row) for row in self._transaction.all(_RUNNING, {"case": case_id})]

    def due(self, now: datetime, limit: int) -> list[UUID]:
        """Instances with a due timer and no incident, the longest overdue first."""
        return [row.id for row in self._transaction.all(_DUE, {"now": now, "most": limit})]
