"""Cases for practice: scenarios begun in the past weeks, by the people who are there, and left to go on from there.

1. Each scenario is moved by whole weeks, so that it begins at least a week ago; its dates move with it.
2. Its clock is turned, its forms are answered by real commands; what the worker would do is done at once.
3. An answer of a desk where nobody sits is left out. A step that would lie in the future ends the beginning.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from engine import clock
from engine.bpmn.runtime.timers import plus
from engine.domain.actors import Actor
from engine.domain.directory import Directory
from engine.feel import temporal
from engine.scenarios.captured import KeepingDocuments, KeepingPost
from engine.scenarios.reading import read_scenario
from engine.scenarios.scenario import AdvanceClock, Scenario, Start, Submit
from engine.scenarios.values import variables_of
from engine.scenarios.world import World
from engine.services.commands import BroadcastSignal, CompleteTask, StartPathway
from engine.storage.observing import SeenInstance
from webforms.cli.demo_cast import PEOPLE, Beginning
from webforms.cli.installation import Installation

WEEK: Final = timedelta(weeks=1)
AT_DESK: Final = {person.desk: person.account for person in PEOPLE}
_DATE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})((?:T\d{2}:\d{2}(?::\d{2})?)?)")


@dataclass(frozen=True, slots=True)
class Begun:
    """A case that is under way, and the title of its scenario."""

    reference: str
    title: str


def begin(here: Installation, directory: Directory, beginning: Beginning, content: bytes) -> Begun | None:
    """Begin a scenario in this installation; None where nothing could be started.

    Parameters
    ----------
    here
        The installation.
    directory
        Who there is.
    beginning
        Which, and how far.
    content
        The scenario's file.
    """
    scenario = read_scenario(beginning.scenario, content)
    world = World(here.koosrada, here.conninfo, directory, KeepingPost(), KeepingDocuments())
    zone = world.zones()[scenario.municipality]
    world.set_clock(scenario.at, zone)
    weeks = (clock.now() - WEEK - world.now) // WEEK
    player = Player(here, world, scenario, beginning.pathway, weeks * WEEK)
    world.set_clock(scenario.at + player.later, zone)
    return player.play(beginning.answers)


class Player:
    """Gives the commands of a scenario in the name of the people for practice."""

    def __init__(self, here: Installation, world: World, scenario: Scenario, pathway: str, later: timedelta) -> None:
        self._here = here
        self._world = world
        self._scenario = scenario
        self._pathway = pathway
        self._end = clock.now()
        self.later = later

    def play(self, answers: int) -> Begun | None:
        """Start it and give so many of its answers."""
        known = {root.id for root in self._world.observer.roots()}
        STARTS[self._scenario.start.kind](self, self._scenario.start)
        roots = self._world.observer.roots()
        begun = next((root for root in roots if root.id not in known and root.case_id is not None), None)
        if begun is None:
            return None
        for step in self._scenario.do:
            if answers == 0 or (isinstance(step, AdvanceClock) and not self._advance(step)):
                break
            if isinstance(step, Submit) and step.desk in AT_DESK:
                self._answer(step, begun)
                answers -= 1
        (reference,) = self._here.engine.names([begun.id])
        return Begun(reference, self._scenario.title)

    def _by_form(self, start: Start) -> None:
        command = StartPathway(self._pathway, start.desk, self._scenario.municipality, self._moved(start.data))
        self._world.execute(command, Actor(AT_DESK[start.desk]))

    def _by_signal(self, start: Start) -> None:
        data = variables_of(self._moved(start.data), self._world.zone)
        self._world.execute(BroadcastSignal(start.name, self._scenario.municipality, start.key or None, data))

    def _advance(self, step: AdvanceClock) -> bool:
        """Turn the clock; False where that would be in the future."""
        with self._world.in_time():
            target = (
                self._world.instant(step.to + self.later)
                if step.to
                else plus(self._world.now, temporal.parse_duration(step.by))
            )
        if target > self._end:
            return False
        self._world.turn_to(target)
        return True

    def _answer(self, step: Submit, begun: SeenInstance) -> None:
        cases = [begun.case_id] if begun.case_id else []
        waiting = self._world.observer.open_tasks(cases, [begun.id])
        task = next((one for one in waiting if (one.element_id, one.desk) == (step.task, step.desk)), None)
        if task is not None:
            command = CompleteTask(task.id, self._moved(step.answers), step.desk)
            self._world.execute(command, Actor(AT_DESK[step.desk]))

    def _moved(self, value: Any) -> Any:
        """The same answers, with their dates moved and desks' people as accounts of those who sit there."""
        if isinstance(value, Mapping):
            return {key: self._moved(entry) for key, entry in value.items()}
        if isinstance(value, list):
            return [self._moved(entry) for entry in value]
        if not isinstance(value, str):
            return value
        if value.startswith("account:"):
            return f"account:{AT_DESK.get(value.removeprefix('account:'), value.removeprefix('account:'))}"
        written = _DATE.fullmatch(value)
        return f"{date.fromisoformat(written[1]) + self.later}{written[2]}" if written else value


STARTS: Final[Mapping[str, Callable[[Player, Start], None]]] = {
    "form": Player._by_form,  # noqa: SLF001 - the table of its own methods
    "signal": Player._by_signal,  # noqa: SLF001
}
