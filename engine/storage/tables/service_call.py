"""Calls of service operations, and the mail they send."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, one_of, ref


class ServiceCall(Base):
    """A service operation to carry out; `id` is the runtime's task, `inputs` sealed JSON, `last_error` a code only."""

    __tablename__ = "service_call"
    __table_args__ = (
        one_of("state", "waiting", "completed", "failed", "cancelled"),
        Index("service_call_waiting_idx", "created_at", postgresql_where=text("state = 'waiting'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    instance_id: Mapped[UUID] = ref("process_instance.id", index=True)
    case_id: Mapped[UUID | None] = ref("case_.id", index=True)
    element_id: Mapped[str]
    operation: Mapped[str]
    inputs: Mapped[bytes | None]
    retries: Mapped[int] = mapped_column(server_default="3")
    attempts: Mapped[int] = mapped_column(server_default="0")
    state: Mapped[str] = mapped_column(server_default="waiting")
    idempotency_key: Mapped[str] = mapped_column(unique=True)
    last_error: Mapped[str | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class OutgoingMail(Base):
    """One mail to one desk, repeated under the same `message_id` only. `facts` are closed values, nothing personal."""

    __tablename__ = "outgoing_mail"
    __table_args__ = (
        one_of("state", "waiting", "sent", "failed", "cancelled"),
        Index("outgoing_mail_waiting_idx", "created_at", postgresql_where=text("state = 'waiting'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(unique=True)
    service_call_id: Mapped[UUID | None] = ref("service_call.id", index=True)
    case_id: Mapped[UUID | None] = ref("case_.id", index=True)
    template: Mapped[str]
    desk_id: Mapped[str] = ref("desk.id")
    facts: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    state: Mapped[str] = mapped_column(server_default="waiting")
    attempts: Mapped[int] = mapped_column(server_default="0")
    last_error: Mapped[str | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
