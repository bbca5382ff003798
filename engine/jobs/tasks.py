"""What workers do: each task calls the engine's door and may hand back jobs that come of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from engine.jobs.door import Door
from engine.jobs.job import Job


@dataclass(frozen=True, slots=True)
class RowTask:
    """A task about one row: `argument` names its id; it is tried `tries` times unless the job says otherwise."""

    argument: str
    tries: int
    run: Callable[[Door, UUID], None]


@dataclass(frozen=True, slots=True)
class PeriodicTask:
    """A task that every worker begins by the clock, once for all of them. Its next turn is its next try.

    `cron` has a sixth column, the seconds, where it has six. `priority` lets a sweep overtake a long queue.
    """

    cron: str
    run: Callable[[Door], Sequence[Job] | None]
    priority: int = 10


def sweep_timers(door: Door) -> list[Job]:
    """One job for each instance with a due timer; an instance that waits in the queue already is left out."""
    return [advance(instance_id) for instance_id in door.due_instances()]


def advance(instance_id: UUID) -> Job:
    """Advance an instance, found by its timer."""
    lock = f"advance:{instance_id}"
    return Job("advance_instance", {"instance_id": instance_id}, lock=lock, queueing_lock=lock)


TASKS: dict[str, RowTask | PeriodicTask] = {
    "advance_instance": RowTask("instance_id", 8, lambda door, row: door.advance_instance(row)),
    "run_service_call": RowTask("call_id", 8, lambda door, row: door.run_service_call(row)),
    "deliver_message": RowTask("message_id", 8, lambda door, row: door.deliver_message(row)),
    "send_mail": RowTask("mail_id", 12, lambda door, row: door.send_mail(row)),
    "sweep_timers": PeriodicTask("* * * * * */10", sweep_timers),
    "start_timers": PeriodicTask("* * * * *", lambda door: door.start_timers()),
    "seal_reads": PeriodicTask("* * * * *", lambda door: door.seal_reads()),
    "expire_messages": PeriodicTask("17 3 * * *", lambda door: door.expire_messages(), priority=0),
}
