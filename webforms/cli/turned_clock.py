"""The engine's door by the installation's own clock, which a practice installation turns (`koosrada demo clock`)."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID

from engine import clock
from engine.jobs.door import Door


class TurnedClock:
    """Satisfies `engine.jobs.door.Door`: each call happens at the clock's time as it is then.

    Parameters
    ----------
    door
        The engine's own.
    offset
        How far the installation's clock is ahead now; asked at each call, so a worker need not be started again.
    """

    def __init__(self, door: Door, offset: Callable[[], timedelta]) -> None:
        self._door = door
        self._offset = offset

    def _turned(self) -> AbstractContextManager[None]:
        return clock.at(clock.now() + self._offset())

    def advance_instance(self, instance_id: UUID) -> None:
        """Let due timers of an instance fire."""
        with self._turned():
            self._door.advance_instance(instance_id)

    def run_service_call(self, call_id: UUID) -> None:
        """Carry out a service operation."""
        with self._turned():
            self._door.run_service_call(call_id)

    def deliver_message(self, message_id: UUID) -> None:
        """Give a message or signal to all who wait for it."""
        with self._turned():
            self._door.deliver_message(message_id)

    def send_mail(self, mail_id: UUID) -> None:
        """Send one stored mail."""
        with self._turned():
            self._door.send_mail(mail_id)

    def due_instances(self) -> Sequence[UUID]:
        """Instances with a due timer."""
        with self._turned():
            return self._door.due_instances()

    def start_timers(self) -> None:
        """Begin what starts by a timer."""
        with self._turned():
            self._door.start_timers()

    def seal_reads(self) -> None:
        """Seal the reads logged since the last time."""
        self._door.seal_reads()

    def expire_messages(self) -> None:
        """Drop what waited in the inbox for too long."""
        with self._turned():
            self._door.expire_messages()

    def give_up(self, task: str, row_id: UUID, code: str) -> None:
        """Make an incident."""
        with self._turned():
            self._door.give_up(task, row_id, code)
