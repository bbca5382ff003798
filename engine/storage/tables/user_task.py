"""User tasks: what waits for people."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, Classed, classed, one_of, ref


class UserTask(Classed, Base):
    """A task on a desk; `id` is the runtime's task. A task without a case is visible to its own desk."""

    __tablename__ = "user_task"
    __table_args__ = (
        *classed(),
        one_of("state", "open", "completed", "cancelled"),
        Index("user_task_desk_due_idx", "desk_id", "due_at", postgresql_where=text("state = 'open'")),
        Index("user_task_mine_idx", "assignee_id", "due_at", postgresql_where=text("state = 'open'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    instance_id: Mapped[UUID] = ref("process_instance.id", index=True)
    case_id: Mapped[UUID | None] = ref("case_.id", index=True)
    element_id: Mapped[str]
    name: Mapped[str]
    form_id: Mapped[str | None]
    form_deployment_id: Mapped[UUID | None] = ref("deployment.id")
    desk_id: Mapped[str] = ref("desk.id")
    assignee_id: Mapped[str | None] = ref("account.id")
    due_at: Mapped[datetime | None]
    follow_up_at: Mapped[datetime | None]
    priority: Mapped[int] = mapped_column(server_default="50")
    loop_counter: Mapped[int | None]
    state: Mapped[str] = mapped_column(server_default="open")
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None] = ref("account.id")
