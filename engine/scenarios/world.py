"""A world to tell one scenario in: the real engine over a database of its own, in a time of its own."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Final

from engine import clock
from engine.bootstrap import Koosrada
from engine.bpmn.runtime import start_timer
from engine.domain.actors import SYSTEM, Actor
from engine.domain.directory import Directory
from engine.errors import ExecutionFailed
from engine.jobs import run_until_idle
from engine.scenarios.captured import KeepingDocuments, KeepingPost
from engine.services.deployments import Deployments
from engine.storage.observing import Observer, SeenInstance

MOST_HOPS: Final = 10_000


class NoSuchTimer(ExecutionFailed):
    """There is no start event with a timer of this name."""


class NeverQuiet(ExecutionFailed):
    """Timers follow upon timers without end."""


class World:
    """One run's own engine, database and clock.

    Parameters
    ----------
    koosrada
        The engine.
    conninfo
        The URL of the worker's login.
    directory
        Who there is.
    post, documents
        What keeps mail and documents.
    """

    def __init__(
        self, koosrada: Koosrada, conninfo: str, directory: Directory, post: KeepingPost, documents: KeepingDocuments
    ) -> None:
        self.engine = koosrada.engine
        self.observer = Observer(koosrada.pool)
        self.post = post
        self.documents = documents
        self.now = clock.now()
        self.zone = "UTC"
        self._directory = directory
        self._door = koosrada.door
        self._conninfo = conninfo

    def set_clock(self, local: datetime, zone: str) -> None:
        """Begin at a local date and time in a zone (its name)."""
        self.zone = zone
        self.now = self.instant(local)

    def instant(self, local: datetime) -> datetime:
        """A local date and time as an instant."""
        with clock.at(self.now, self.zone):
            return local.replace(tzinfo=clock.zone()).astimezone(self.now.tzinfo)

    def zones(self) -> dict[str, str]:
        """The zones of all municipalities."""
        return {place.id: place.zone for place in self._directory.municipalities.values()}

    def end_events(self, root: SeenInstance) -> set[str]:
        """The end events of an instance's process itself, and of the event sub-processes directly in it."""
        with self.engine.units(None) as unit:
            published = self.engine.deployments.published(unit, root.deployment_id)
        process = published.process(root.process_id)
        beside = [element.id for element in process.within(process.id) if element.triggered_by_event]
        inside = [element for scope in (process.id, *beside) for element in process.within(scope)]
        return {element.id for element in inside if element.kind == "endEvent"}

    def in_time(self) -> AbstractContextManager[None]:
        """The world's time and zone for the block."""
        return clock.at(self.now, self.zone)

    def execute(self, command: object, actor: Actor = SYSTEM) -> Any:
        """Give a command at the world's time, then let the worker do what follows at once."""
        with self.in_time():
            result = self.engine.execute(command, actor)
        self.settle()
        return result

    def settle(self) -> None:
        """Let the worker run until nothing is due now."""
        with self.in_time():
            while True:
                self._door.start_timers()
                due = self.observer.next_due()
                if not self.observer.has_job() and (due is None or due > self.now):
                    return
                run_until_idle(self._door, self._conninfo)

    def turn_to(self, target: datetime) -> None:
        """Turn the clock forward, from one due instant to the next: everything happens at its own time.

        Raises NeverQuiet.
        """
        for _ in range(MOST_HOPS):
            due = self.observer.next_due()
            if due is None or due > target:
                self.now = max(self.now, target)
                self.settle()
                return
            self.now = max(self.now, due)
            self.settle()
        raise NeverQuiet

    def turn_to_start(self, process_id: str, element_id: str, municipality: str) -> None:
        """Turn the clock to the instant at which a timer starts this process here, from now on. Raises NoSuchTimer."""
        wanted = (process_id, element_id, municipality)
        starts = self.observer.timer_starts()
        found = [start for start in starts if (start.process_id, start.element_id, start.municipality) == wanted]
        if not found:
            raise NoSuchTimer(f"“{element_id}” is no start event with a timer of “{process_id}” in {municipality}.")
        with self.in_time(), self.engine.units(None) as unit:
            published = self.engine.deployments.published(unit, found[0].deployment_id)
            event = published.process(process_id).elements[element_id].event
            due = start_timer(element_id, event, self.now - timedelta(microseconds=1)) if event else None
            if due is None:
                raise NoSuchTimer(f"The timer of “{element_id}” is never due again.")
            unit.deployed.plan_start(found[0].id, due)
            unit.commit()
        self.turn_to(due)

    def silence(self) -> None:
        """Nothing starts by the clock from here on."""
        with self.engine.units(None) as unit:
            for start in self.observer.timer_starts():
                unit.deployed.plan_start(start.id, None)
            unit.commit()

    def forget(self) -> None:
        """Empty every cache of the engine: what is published is read from the database again."""
        self.engine.deployments = Deployments()
