"""Who waits for a message or signal, and the inbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from engine import clock
from engine.domain.running.facts import OpenSubscription, WaitingMessage
from engine.storage.transaction import Transaction

_IN_CASE, _WITHOUT_CASE, _ANYWHERE = (
    text(f"""
    SELECT s.id, s.instance_id, s.case_id, s.kind, s.name, s.key, i.root_id FROM event_subscription s
    JOIN process_instance i ON i.id = s.instance_id
    WHERE s.kind = :kind AND s.name = :name AND {where}
    ORDER BY i.started_at, i.id, s.id""")  # noqa: S608
    for where in (
        "s.case_id = :case AND s.key IS NOT DISTINCT FROM CAST(:key AS text)",
        "s.case_id IS NULL AND i.root_id = :root AND s.key IS NOT DISTINCT FROM CAST(:key AS text)",
        "s.key = :key",
    )
)
_LISTENERS = text("""
    SELECT s.id, s.instance_id, s.case_id, s.kind, s.name, s.key, i.root_id FROM event_subscription s
    JOIN process_instance i ON i.id = s.instance_id
    WHERE s.kind = 'signal' AND s.name = :name
      AND (CAST(:municipality AS text) IS NULL OR i.municipality_id = :municipality)
    ORDER BY coalesce(s.case_id, i.root_id), i.started_at, i.id, s.id""")
_WAITING = text("""
    SELECT id, name, key, case_id, payload FROM message
    WHERE consumed_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
      AND ((case_id = CAST(:case AS uuid) AND key IS NULL AND name = ANY (CAST(:names AS text[])))
        OR (key = ANY (CAST(:keys AS text[])) AND starts_with(name, 'signal:') IS FALSE))
    ORDER BY received_at, id FOR UPDATE SKIP LOCKED""")
_KNOWN = text("SELECT EXISTS (SELECT FROM message WHERE message_id = :id)")
_PEEK, _TAKE = (
    text(f"""
    SELECT id, name, key, case_id, payload FROM message
    WHERE id = :id AND consumed_at IS NULL AND (expires_at IS NULL OR expires_at > :now) {lock}""")  # noqa: S608
    for lock in ("", "FOR UPDATE")
)
_DELIVERABLE = text("""
    SELECT m.id FROM message m
    WHERE m.consumed_at IS NULL AND m.key IS NOT NULL AND (m.expires_at IS NULL OR m.expires_at > :now)
      AND (starts_with(m.name, 'signal:') OR EXISTS (SELECT FROM event_subscription s
        WHERE s.kind = 'message' AND s.name = m.name AND s.key = m.key))
    ORDER BY m.received_at, m.id LIMIT :most""")
_CONSUME = text("UPDATE message SET consumed_at = :now WHERE id = :id")
_EXPIRE = text("DELETE FROM message WHERE consumed_at IS NULL AND expires_at <= :now")


class Messages:
    """Reads as the process."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def catchers(
        self, kind: str, name: str, *, case_id: UUID | None = None, root_id: UUID | None = None, key: str | None = None
    ) -> list[OpenSubscription]:
        """Who waits: in the case, else below the root instance, else anywhere. The longest running instance first."""
        asked = {"kind": kind, "name": name, "case": case_id, "root": root_id, "key": key}
        question = _IN_CASE if case_id else _WITHOUT_CASE if root_id else _ANYWHERE
        return [OpenSubscription(*row) for row in self._transaction.all(question, asked)]

    def listeners(self, name: str, municipality: str | None) -> list[OpenSubscription]:
        """Who waits for a signal, in the order in which their cases are locked."""
        asked = {"name": name, "municipality": municipality}
        return [OpenSubscription(*row) for row in self._transaction.all(_LISTENERS, asked)]

    def waiting(
        self, case_id: UUID | None, names: Sequence[str], keys: Sequence[str], now: datetime
    ) -> list[WaitingMessage]:
        """Messages in the inbox for this case, or with one of these keys; the oldest first."""
        asked = {"case": case_id, "names": list(names), "keys": list(keys), "now": now}
        return [self._opened(row) for row in self._transaction.all(_WAITING, asked)]

    def take(self, message_id: UUID) -> WaitingMessage | None:
        """A message that nobody took yet, locked."""
        row = self._transaction.first(_TAKE, {"id": message_id, "now": clock.now()})
        return self._opened(row) if row else None

    def peek(self, message_id: UUID) -> WaitingMessage | None:
        """A message that nobody took yet, without waiting for anybody."""
        row = self._transaction.first(_PEEK, {"id": message_id, "now": clock.now()})
        return self._opened(row) if row else None

    def known(self, message_id: str) -> bool:
        """Whether the sender's message came already."""
        return bool(self._transaction.run(_KNOWN, {"id": message_id}).scalar_one())

    def deliverable(self, now: datetime, limit: int) -> list[UUID]:
        """Messages with a key for which somebody waits now, and signals on their way to other cases."""
        return [row.id for row in self._transaction.all(_DELIVERABLE, {"now": now, "most": limit})]

    def consume(self, message_id: UUID, now: datetime) -> None:
        """A message that is not for one instance was told to all."""
        self._transaction.run(_CONSUME, {"id": message_id, "now": now})

    def expire(self, now: datetime) -> int:
        """Drop what nobody waited for in time; how many."""
        dropped: int = self._transaction.run(_EXPIRE, {"now": now}).rowcount
        return dropped

    def _opened(self, row: Any) -> WaitingMessage:
        owner = row.case_id or row.id
        data = self._transaction.open_json(owner, row.payload, "message", row.id, "payload")
        return WaitingMessage(row.id, row.name, row.key, row.case_id, data)
