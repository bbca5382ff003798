"""Service calls that workers carry out, and mail on its way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from engine.domain.running.facts import StoredCall, StoredMail
from engine.storage.repositories.json_rows import insert, packed
from engine.storage.repositories.locks import Locks
from engine.storage.transaction import Transaction

_TRY = text("""
    UPDATE service_call SET attempts = attempts + 1, last_error = :code WHERE id = :id AND state = 'waiting'""")
_FAIL = text("UPDATE service_call SET state = 'failed', last_error = :code, finished_at = :now WHERE id = :id")
_REVIVE = text("""
    UPDATE service_call SET state = 'waiting', finished_at = NULL, last_error = NULL
    WHERE id = :id AND state = 'failed'""")
_MAILS = insert(
    "outgoing_mail",
    {
        "id": "uuid", "message_id": "text", "service_call_id": "uuid", "case_id": "uuid", "template": "text",
        "desk_id": "text", "facts": "jsonb", "created_at": "timestamptz",
    },
    "ON CONFLICT (message_id) DO NOTHING",
)  # fmt: skip
_MAIL = text("""
    SELECT o.id, o.message_id, o.template, o.desk_id, o.facts, o.state, d.email, c.reference, o.case_id, m.country,
      s.instance_id
    FROM outgoing_mail o JOIN desk d ON d.id = o.desk_id
    LEFT JOIN service_call s ON s.id = o.service_call_id LEFT JOIN case_ c ON c.id = o.case_id
    LEFT JOIN municipality m ON m.id = c.municipality_id WHERE o.id = :id FOR UPDATE OF o""")
_SENT = text("""
    UPDATE outgoing_mail SET state = :state, attempts = attempts + 1, last_error = :code,
      sent_at = CASE WHEN :state = 'sent' THEN CAST(:now AS timestamptz) END WHERE id = :id""")


class Outgoing:
    """Reads and writes as the process."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def call(self, call_id: UUID) -> StoredCall | None:
        """A service call, without waiting for the case."""
        return Locks(self._transaction).peek_call(call_id)

    def note_attempt(self, call_id: UUID, code: str | None) -> None:
        """A try that came to nothing yet."""
        self._transaction.run(_TRY, {"id": call_id, "code": code})

    def fail(self, call_id: UUID, code: str, now: datetime) -> None:
        """A call that is given up."""
        self._transaction.run(_FAIL, {"id": call_id, "code": code, "now": now})

    def revive(self, call_id: UUID) -> bool:
        """A call that is tried again; False for one that was withdrawn meanwhile."""
        revived: bool = self._transaction.run(_REVIVE, {"id": call_id}).rowcount == 1
        return revived

    def add_mails(self, mails: Sequence[Mapping[str, Any]], now: datetime) -> None:
        """Mail to send; one that is there already under its Message-ID stays as it is."""
        self._transaction.send(_MAILS, {"rows": packed([{**mail, "created_at": now} for mail in mails])})

    def mail(self, mail_id: UUID) -> StoredMail | None:
        """A mail, locked: two workers do not send it at once."""
        row = self._transaction.first(_MAIL, {"id": mail_id})
        return StoredMail(**row._asdict()) if row else None

    def mark_mail(self, mail_id: UUID, state: str, code: str | None, now: datetime) -> None:
        """What became of a try to send it."""
        self._transaction.run(_SENT, {"id": mail_id, "state": state, "code": code, "now": now})
