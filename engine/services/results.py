"""What a command answers."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Started:
    """A pathway was begun, or what was said went to the case that was open already.

    `receipt` is all that somebody without a part in the case learns: the case's reference for those who take part in it
    themselves, a random one for the others. `case_id` and `instance_id` are empty for them.
    """

    receipt: str
    case_id: UUID | None = None
    instance_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TaskCompleted:
    """A task was answered. `next_tasks` are the open tasks that came of it at the same desk."""

    task_id: UUID
    case_id: UUID | None
    next_tasks: tuple[UUID, ...] = ()
    incident_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """An instance was moved, or there was nothing to move; an incident if it could not go on."""

    moved: bool
    incident_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Broadcast:
    """Who heard a signal: how many instances, and the ids of the cases and instances it started."""

    caught: int = 0
    started: tuple[UUID, ...] = ()
