"""User tasks: what waits for people."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

OPEN = "open"
COMPLETED = "completed"
CANCELLED = "cancelled"
STATES = (OPEN, COMPLETED, CANCELLED)


@dataclass(frozen=True, slots=True)
class UserTask:
    """A task on a desk, with the marks that say who may see it."""

    id: UUID
    instance_id: UUID
    case_id: UUID | None
    element_id: str
    name: str
    form_id: str | None
    desk_id: str
    assignee_id: str | None
    due_at: datetime | None
    follow_up_at: datetime | None
    priority: int
    loop_counter: int | None
    state: str
    data_class: str
    side: str
    parts: tuple[str, ...] = ()
    subject_id: UUID | None = None
    audience: str = "network"
