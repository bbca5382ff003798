"""Published files."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from engine.domain.running.facts import DueStart, StartFacts
from engine.errors import NotFound
from engine.storage.transaction import Transaction

_FILES = text("""
    SELECT d.pathway_key, d.version, f.path, f.content
    FROM deployment d JOIN deployment_file f ON f.deployment_id = d.id
    WHERE d.id = :id""")
_PROCESS = text("SELECT deployment_id FROM process_definition WHERE process_id = :id AND latest")
_DECISION = text("SELECT deployment_id FROM decision_definition WHERE decision_id = :id AND latest")
_STARTS = text("""
    SELECT deployment_id, process_id, element_id FROM start_subscription
    WHERE kind = :kind AND name = :name AND (municipality_id IS NULL OR municipality_id = :municipality)
    ORDER BY process_id, element_id""")
_DUE = text("""
    SELECT id, deployment_id, process_id, element_id, municipality_id, next_due_at FROM start_subscription
    WHERE kind = 'timer' AND next_due_at <= :now ORDER BY next_due_at LIMIT :most FOR UPDATE SKIP LOCKED""")
_NEXT = text("UPDATE start_subscription SET next_due_at = :due WHERE id = :id")


class NotDeployed(NotFound):
    """This deployment is not here."""


class Deployed:
    """Reads as anybody: nothing in a deployment is personal."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def files(self, deployment_id: UUID) -> tuple[str, int, Mapping[str, bytes]]:
        """The pathway's key, the version and the files by path."""
        rows = self._transaction.all(_FILES, {"id": deployment_id})
        if not rows:
            raise NotDeployed
        return rows[0].pathway_key, rows[0].version, {row.path: bytes(row.content) for row in rows}

    def latest_of_process(self, process_id: str) -> UUID | None:
        """The latest deployment that defines a process."""
        row = self._transaction.first(_PROCESS, {"id": process_id})
        return row.deployment_id if row else None

    def latest_of_decision(self, decision_id: str) -> UUID | None:
        """The latest deployment that defines a decision."""
        row = self._transaction.first(_DECISION, {"id": decision_id})
        return row.deployment_id if row else None

    def starts(self, kind: str, name: str, municipality: str | None) -> list[StartFacts]:
        """Start events of the latest definitions that wait for a message or signal."""
        asked = {"kind": kind, "name": name, "municipality": municipality}
        return [StartFacts(*row) for row in self._transaction.all(_STARTS, asked)]

    def due_starts(self, now: datetime, limit: int) -> list[DueStart]:
        """Timer start events that are due, locked; another worker skips them."""
        return [DueStart(*row) for row in self._transaction.all(_DUE, {"now": now, "most": limit})]

    def plan_start(self, start_id: UUID, due: datetime | None) -> None:
        """When a timer start event is due next."""
        self._transaction.run(_NEXT, {"id": start_id, "due": due})
