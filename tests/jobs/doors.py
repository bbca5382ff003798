"""A door that keeps what it was asked for, and fails as it is told to."""

import threading
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from engine import clock


class Memory:
    """Satisfies `engine.jobs.Door`.

    `fails` gives, per row, the errors of the next attempts; `due` are the instances with a due timer, until advanced.
    """

    def __init__(self, *due: UUID) -> None:
        self.done: list[tuple[str, UUID | None]] = []
        self.given_up: list[tuple[str, UUID, str]] = []
        self.fails: dict[UUID, list[Exception]] = defaultdict(list)
        self.due = list(due)
        self.moments: list[datetime] = []
        self.threads: set[str] = set()
        self.happened = threading.Condition()

    def advance_instance(self, instance_id: UUID) -> None:
        self._do("advance_instance", instance_id)
        if instance_id in self.due:
            self.due.remove(instance_id)

    def run_service_call(self, call_id: UUID) -> None:
        self._do("run_service_call", call_id)

    def deliver_message(self, message_id: UUID) -> None:
        self._do("deliver_message", message_id)

    def send_mail(self, mail_id: UUID) -> None:
        self._do("send_mail", mail_id)

    def due_instances(self) -> Sequence[UUID]:
        return list(self.due)

    def start_timers(self) -> None:
        self._do("start_timers")

    def seal_reads(self) -> None:
        self._do("seal_reads")

    def expire_messages(self) -> None:
        self._do("expire_messages")

    def give_up(self, task: str, row_id: UUID, code: str) -> None:
        with self.happened:
            self.given_up.append((task, row_id, code))
            self.happened.notify_all()

    def times(self, task: str, row: UUID | None = None) -> int:
        return self.done.count((task, row))

    def waits_for(self, task: str, row: UUID | None = None, seconds: float = 15) -> bool:
        """Whether that was done, within some time."""
        with self.happened:
            return self.happened.wait_for(lambda: (task, row) in self.done, seconds)

    def _do(self, task: str, row: UUID | None = None) -> None:
        self.moments.append(clock.now())
        self.threads.add(threading.current_thread().name)
        if row and self.fails[row]:
            raise self.fails[row].pop(0)
        with self.happened:
            self.done.append((task, row))
            self.happened.notify_all()
