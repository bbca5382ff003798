"""The audit trail of a unit of work: who acts is known."""

from typing import Any
from uuid import UUID

from sqlalchemy import text

from engine.domain.audit import GENERAL, body
from engine.storage import audit
from engine.storage.transaction import AUDITOR, Transaction

_RECORD = text("INSERT INTO audit_event (case_id, body) VALUES (:case, :body)")
_CHAINS = text("SELECT case_id FROM audit_head UNION SELECT case_id FROM audit_event ORDER BY 1")


class AuditTrail:
    """Adds links to the chains of cases."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def record(self, case_id: UUID | None, action: str, **facts: Any) -> None:
        """A change, chained at once; ids and codes only. Without a case it goes to the general chain."""
        written = body(actor=self._transaction.actor, action=action, **facts)
        self._transaction.send(_RECORD, {"case": case_id or GENERAL, "body": written})

    def record_read(self, case_id: UUID | None, **facts: Any) -> None:
        """Something was shown; sealed later."""
        transaction = self._transaction
        audit.record_read(transaction.connection, case_id or GENERAL, actor=transaction.actor, **facts)

    def seal_reads(self) -> int:
        """Chain what was read since the last time, as auditor; how many cases."""
        self._transaction.become(AUDITOR)
        return audit.seal_reads(self._transaction.connection)

    def chains(self) -> list[UUID]:
        """Whose chains there are, as auditor."""
        self._transaction.become(AUDITOR)
        return [row.case_id for row in self._transaction.all(_CHAINS)]

    def verify(self, case_id: UUID) -> list[str]:
        """What is wrong with a chain, in sentences, as auditor; an empty list if nothing is."""
        self._transaction.become(AUDITOR)
        return audit.verify(self._transaction.connection, case_id)
