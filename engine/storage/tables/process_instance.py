"""Process instances."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, one_of, ref


class ProcessInstance(Base):
    """One running definition. A call activity's child names its parent and the parent's waiting task.

    `case_id` is empty for a start by timer. `runtime` is the sealed state (data key of the case, else of the root).
    """

    __tablename__ = "process_instance"
    __table_args__ = (
        ForeignKeyConstraint(
            ["deployment_id", "process_id"],
            ["process_definition.deployment_id", "process_definition.process_id"],
            name="process_instance_definition_fkey",
        ),
        UniqueConstraint("id", "case_id"),
        one_of("state", "active", "completed", "terminated", "incident", "suspended"),
        Index(
            "process_instance_due_idx",
            "next_due_at",
            postgresql_where=text("next_due_at IS NOT NULL AND state IN ('active', 'incident')"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID | None] = ref("case_.id", index=True)
    municipality_id: Mapped[str] = ref("municipality.id")
    root_id: Mapped[UUID] = ref("process_instance.id", index=True)
    parent_id: Mapped[UUID | None] = ref("process_instance.id", index=True)
    parent_task_id: Mapped[UUID | None] = mapped_column(index=True)
    deployment_id: Mapped[UUID]
    process_id: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="active")
    cycle: Mapped[int] = mapped_column(server_default="1")
    next_due_at: Mapped[datetime | None]
    end_events: Mapped[list[str]] = mapped_column(server_default="{}")
    runtime: Mapped[bytes | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
