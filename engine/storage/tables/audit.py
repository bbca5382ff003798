"""The audit trail: one hash chain per case, and the log of what was read."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base


class AuditHead(Base):
    """The end of a case's chain."""

    __tablename__ = "audit_head"

    case_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int]
    hash: Mapped[bytes]


class AuditEvent(Base):
    """One link. `body` is the exact text that was hashed; number, instant and hash are given by a trigger."""

    __tablename__ = "audit_event"

    case_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    body: Mapped[str]
    hash: Mapped[bytes]


class ReadLog(Base):
    """One row per page and case, written before the page leaves; sealed into the chain by the worker."""

    __tablename__ = "read_log"
    __table_args__ = (Index("read_log_unsealed_idx", "case_id", postgresql_where=text("sealed_seq IS NULL")),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    body: Mapped[str]
    sealed_seq: Mapped[int | None]
