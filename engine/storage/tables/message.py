"""Messages and signals: who waits for them, and those that came too early."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, one_of, ref


class EventSubscription(Base):
    """A wait of an instance; `id` is the runtime's task. Without a key, the case correlates."""

    __tablename__ = "event_subscription"
    __table_args__ = (
        one_of("kind", "message", "signal"),
        Index("event_subscription_key_idx", "kind", "name", "key"),
        Index("event_subscription_case_idx", "case_id", "name"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    instance_id: Mapped[UUID] = ref("process_instance.id", index=True)
    case_id: Mapped[UUID | None] = ref("case_.id")
    element_id: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str]
    key: Mapped[str | None]


class Message(Base):
    """The inbox. `message_id` is the sender's own: a second delivery is refused by its uniqueness.

    `payload` is JSON with tagged strings, sealed (data key of the case, else of the message itself).
    """

    __tablename__ = "message"
    __table_args__ = (
        Index("message_waiting_key_idx", "name", "key", postgresql_where=text("consumed_at IS NULL")),
        Index("message_waiting_case_idx", "case_id", "name", postgresql_where=text("consumed_at IS NULL")),
        Index("message_expires_idx", "expires_at", postgresql_where=text("consumed_at IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    key: Mapped[str | None]
    case_id: Mapped[UUID | None] = ref("case_.id")
    payload: Mapped[bytes | None]
    received_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    consumed_by: Mapped[UUID | None] = ref("process_instance.id")
    consumed_at: Mapped[datetime | None]
