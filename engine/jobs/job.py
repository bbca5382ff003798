"""A job: a task's name and the ids it needs, never anything else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from engine.errors import Invalid

LOCK = re.compile(r"[a-z_]{1,40}(?::[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?")


class NotAJob(Invalid):
    """A job carries ids only: whatever it needs to know, it reads from the database when it runs."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work for a worker.

    Parameters
    ----------
    task
        One of `engine.jobs.TASKS`.
    args
        The task's one argument and the id of a row: a UUID, or one as text. Names, slugs and words are refused; a
        person's account could be called by her name.
    lock
        Jobs with the same lock never run at the same time, and run in the order in which they were enqueued.
    queueing_lock
        While a job waits, another with the same queueing lock is left out. For what is found anew by the next sweep:
        the waiting job may begin before the transaction that enqueues a second one ends.
    schedule_at
        An instant of `engine.clock` before which the job does not run.
    priority
        Higher runs first.
    tries
        How often the job is tried, where that differs from the task's own number.
    """

    task: str
    args: Mapping[str, UUID | str] = field(default_factory=dict)
    lock: str | None = None
    queueing_lock: str | None = None
    schedule_at: datetime | None = None
    priority: int = 0
    tries: int | None = None

    def __post_init__(self) -> None:
        """Refuse what could carry more than an id."""
        object.__setattr__(self, "args", {name: _id(value) for name, value in self.args.items()})
        for lock in (self.lock, self.queueing_lock):
            if lock is not None and not LOCK.fullmatch(lock):
                raise NotAJob("A lock is a word, or a word and an id: case:9b2c....")
        if self.schedule_at is not None and self.schedule_at.tzinfo is None:
            raise NotAJob("A job is scheduled for an instant with a zone.")
        if self.tries is not None and not 1 <= self.tries <= 100:
            raise NotAJob("A job is tried between 1 and 100 times.")


def _id(value: UUID | str) -> str:
    try:
        known = value if isinstance(value, UUID) else UUID(value)
    except (ValueError, AttributeError, TypeError):
        raise NotAJob from None
    if str(known) != str(value):  # braces, capitals and urn: are other spellings of one id
        raise NotAJob
    return str(known)
