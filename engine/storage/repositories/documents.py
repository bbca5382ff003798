"""Documents of a case, registered by the process: which version of what is for whom, without any content."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from engine.storage.transaction import Transaction

SHARED_PLAN = "C9"
_REGISTER = text("""
    INSERT INTO document (id, case_id, desk_id, media_type, title, created_at, data_class, side)
    SELECT :id, :case, :desk, 'application/pdf', :title, :at, :data_class, coalesce(nullif(side, 'neutral'), 'all')
    FROM (SELECT (SELECT side FROM participant WHERE case_id = :case AND desk_id = :desk) AS side) AS its
    ON CONFLICT (id) DO NOTHING""")


class Documents:
    """Registers documents."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def register(self, document_id: UUID, case_id: UUID, desk: str | None, title: str, at: datetime) -> None:
        """A document for one desk (None: for the network), on its side of the case; the same id is the same one."""
        sealed = self._transaction.keys([case_id])[case_id].seal(title.encode(), "document", document_id, "title")
        given = {"id": document_id, "case": case_id, "desk": desk, "title": sealed, "at": at, "data_class": SHARED_PLAN}
        self._transaction.send(_REGISTER, given)
