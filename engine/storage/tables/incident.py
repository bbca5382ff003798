"""Incidents: instances that cannot go on without an operator."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, one_of, ref


class Incident(Base):
    """`sentence` says what is wrong without personal data; `attempt` is what failed and is tried again, sealed.

    (With the data key of the case, else of the root instance.)
    """

    __tablename__ = "incident"
    __table_args__ = (
        one_of("state", "open", "resolved"),
        Index("incident_open_idx", "created_at", postgresql_where=text("state = 'open'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    instance_id: Mapped[UUID] = ref("process_instance.id", index=True)
    case_id: Mapped[UUID | None] = ref("case_.id", index=True)
    task_id: Mapped[UUID | None]
    element_id: Mapped[str | None]
    kind: Mapped[str]
    sentence: Mapped[str]
    attempt: Mapped[bytes | None]
    state: Mapped[str] = mapped_column(server_default="open")
    created_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None] = ref("account.id")
