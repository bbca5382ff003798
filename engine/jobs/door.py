"""What the jobs need of the engine; the services satisfy it without knowing it."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID


class Door(Protocol):
    """The engine as a worker sees it. Each call is a transaction (or several) of its own and may come from any thread.

    Each may be called twice for the same id: a worker that dies leaves its job to another. An error of the branches
    `NotFound`, `Forbidden` and `Invalid` is final; any other is a reason to try again.
    """

    def advance_instance(self, instance_id: UUID) -> None:
        """Let due timers of an instance fire; nothing, if none is due any more."""

    def run_service_call(self, call_id: UUID) -> None:
        """Carry out a service operation and hand its outputs to the instance; nothing, if it no longer waits."""

    def deliver_message(self, message_id: UUID) -> None:
        """Give a message or signal to all who wait for it; nothing, if it was delivered or expired."""

    def send_mail(self, mail_id: UUID) -> None:
        """Send one stored mail under its stored Message-ID; nothing, if it is sent already."""

    def due_instances(self) -> Sequence[UUID]:
        """Instances with a due timer and without an incident, a bounded number, the longest overdue first."""

    def start_timers(self) -> None:
        """Begin the instances of processes that start by a timer that is due."""

    def seal_reads(self) -> None:
        """Seal the reads logged since the last time."""

    def expire_messages(self) -> None:
        """Drop what waited in the inbox for too long."""

    def give_up(self, task: str, row_id: UUID, code: str) -> None:
        """Make an incident: the job `task` of that row will not be tried again. `code` names the kind of error only."""
