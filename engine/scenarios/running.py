"""Telling a scenario to the real engine, step by step.

1. Every step is a command as a person, another system or the clock would give it; then the worker does what follows.
2. After each step an open incident is a failure, and so is a step that cannot be done: the rest of the story then makes
   no sense and is not told. An expectation that does not come true is noted, and the story goes on.
3. Answers to tasks that are open at the same time, one after the other, may be given in another order. Where an
   answer withdraws another task of the same instance, as a diagram may say, only the story's own order makes sense.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final
from uuid import UUID

from engine.bpmn.runtime.timers import plus
from engine.domain.actors import Actor
from engine.errors import EngineError
from engine.feel import NoValue, temporal
from engine.forms import AnswersRefused
from engine.scenarios.expecting import Found, differences
from engine.scenarios.outcome import Outcome, Reached, Seen
from engine.scenarios.scenario import AdvanceClock, Expect, Scenario, Start, Step, Submit, Tell
from engine.scenarios.starting import start
from engine.scenarios.values import variables_of
from engine.scenarios.ways import Answering, Way
from engine.scenarios.world import World
from engine.services.commands import CompleteTask, CorrelateMessage
from engine.storage.observing import SeenIncident, SeenInstance, SeenTask


class StepFailed(Exception):
    """A step could not be done; the arguments are the sentences."""


class Overtaken(Exception):
    """In another order than told, an answer withdraws a task of the same instance; the argument is that task's line."""


class Run:
    """One scenario in one world.

    Parameters
    ----------
    world
        Its own, fresh.
    scenario
        The story.
    process_id
        The process that it starts.
    way
        How it is told.
    """

    def __init__(self, world: World, scenario: Scenario, process_id: str, way: Way) -> None:
        self.world = world
        self.scenario = scenario
        self.process_id = process_id
        self.way = way
        self.cases: list[UUID] = []
        self.roots: list[SeenInstance] = []
        self.differences: list[str] = []
        self.seen: list[Seen] = []
        self.parallel = 1
        self._mails = 0
        self._documents = 0

    def outcome(self) -> Outcome:
        """Tell the whole story."""
        try:
            self.begin()
            self.tell(self.scenario.do)
            self.seen.append(self._look(0).seen)
        except StepFailed as failure:
            self.differences += failure.args
        observer = self.world.observer
        return Outcome(
            file=self.scenario.file,
            scenario=self.scenario.id,
            variation=self.way.name,
            differences=tuple(self.differences),
            reached=Reached(frozenset(observer.passed()), frozenset(observer.rules())),
            seen=tuple(self.seen),
            parallel=self.parallel,
        )

    def begin(self) -> None:
        """Set the clock and start the process. Raises StepFailed."""
        scenario, zones = self.scenario, self.world.zones()
        if scenario.municipality not in zones:
            raise StepFailed(f"There is no municipality “{scenario.municipality}”.")
        self.world.set_clock(scenario.at, zones[scenario.municipality])
        self._do(scenario.start)
        if not self.roots:
            raise StepFailed(f"line {scenario.start.line}: nothing was started.")

    def tell(self, steps: Sequence[Step]) -> None:
        """Tell these steps. Raises StepFailed."""
        left = list(steps)
        while left:
            answers = self._parallel(left)
            if not answers:
                self._do(left.pop(0))
                continue
            self.parallel = max(self.parallel, len(answers))
            self._answer_all(self.way.in_order(answers), answers)
            del left[: len(answers)]

    def _parallel(self, steps: Sequence[Step]) -> list[Answering]:
        """The next answers, as many as have a task of their own that is open now."""
        left = self._open()
        found: list[Answering] = []
        for step in steps:
            if not isinstance(step, Submit):
                break
            task = next((task for task in left if (task.element_id, task.desk) == (step.task, step.desk)), None)
            if task is None:
                break
            left.remove(task)
            found.append((step, task))
        return found

    def _answer_all(self, ordered: list[Answering], told: list[Answering]) -> None:
        for position, (submit, task) in enumerate(ordered):
            if ordered != told and self._is_overtaken(task, ordered[:position]):
                raise Overtaken(submit.line)
            self._step(submit, partial(self._answer, submit, task))

    def _is_overtaken(self, task: SeenTask, answered: list[Answering]) -> bool:
        others = [other for _, other in answered if other.instance_id == task.instance_id]
        return any(other.element_id != task.element_id for other in others) and task not in self._open()

    def _do(self, step: Step) -> None:
        handler: Callable[[Run, Any], None] = STEPS[type(step)]
        if isinstance(step, Expect):
            handler(self, step)
        else:
            self._step(step, partial(handler, self, step))

    def _step(self, step: Any, act: Callable[[], None]) -> None:
        try:
            act()
        except AnswersRefused as refused:
            listed = (f"{path or 'the form'}: {sentence}" for path, sentence in refused.errors.items())
            raise StepFailed(*(f"line {step.line}: the answer is refused: {told}." for told in listed)) from None
        except EngineError as error:
            raise StepFailed(f"line {step.line}: {error}") from None
        wrong = [*map(_told, self.world.observer.incidents()), *self.way.after_step(self.world)]
        if wrong:
            raise StepFailed(*(f"line {step.line}: {sentence}" for sentence in wrong))

    def _begin(self, step: Start) -> None:
        known = {root.id for root in self.world.observer.roots()}
        start(self.world, self.scenario, step, self.process_id)
        for root in self.world.observer.roots():
            if root.id not in known and root.process_id == self.process_id:
                self.roots.append(root)
                if root.case_id is not None and root.case_id not in self.cases:
                    self.cases.append(root.case_id)

    def _submit(self, step: Submit) -> None:
        there = ", ".join(sorted(f"{task.element_id} ({task.desk})" for task in self._open())) or "none"
        raise StepFailed(f"line {step.line}: {step.desk} has no open task {step.task}; open are: {there}.")

    def _answer(self, step: Submit, task: SeenTask) -> None:
        actor = Actor(step.desk, frozenset({step.desk}))
        self.world.execute(CompleteTask(task.id, step.answers, step.desk), actor)

    def _advance(self, step: AdvanceClock) -> None:
        world = self.world
        if step.to is not None:
            target = world.instant(step.to)
        else:
            try:
                duration = temporal.parse_duration(step.by)
            except NoValue:
                raise StepFailed(f"line {step.line}: “{step.by}” is no duration such as P3D or PT2H.") from None
            with world.in_time():
                target = plus(world.now, duration)
        if target < world.now:
            raise StepFailed(f"line {step.line}: the clock does not go back.")
        world.turn_to(target)

    def _say(self, step: Tell) -> None:
        if not self.cases:
            raise StepFailed(f"line {step.line}: there is no case that could be told “{step.message}”.")
        data = variables_of(step.data, self.world.zone)
        self.world.execute(CorrelateMessage(step.message, self.cases[-1], data=data))

    def _expect(self, step: Expect) -> None:
        found = self._look(step.line)
        self.seen.append(found.seen)
        self.differences += differences(step, found)
        self._mails, self._documents = len(self.world.post.sent), len(self.world.documents.rendered)

    def _open(self) -> list[SeenTask]:
        return self.world.observer.open_tasks(self.cases, [root.id for root in self.roots])

    def _look(self, line: int) -> Found:
        observer, root = self.world.observer, self.roots[-1]
        case = observer.case(self.cases[-1]) if self.cases else None
        ends = self.world.end_events(root)
        reached = [element for element in observer.completed(root.id) if element in ends]
        seen = Seen(
            line=line,
            open=tuple(sorted((task.element_id, task.desk) for task in self._open())),
            ends=tuple(sorted(reached)),
            decided=observer.decided(self.cases, [root.id for root in self.roots]),
            case=case.status if case else "",
        )
        return Found(
            seen, self.world.post.sent[self._mails :], self.world.documents.rendered[self._documents :],
            case.cycle if case else 0,
        )  # fmt: skip


def _told(incident: SeenIncident) -> str:
    place = f"{incident.element_id} of {incident.process_id}" if incident.element_id else incident.process_id
    return f"incident at {place}: {incident.sentence}"


STEPS: Final[dict[type, Callable[[Run, Any], None]]] = {
    Start: Run._begin,  # noqa: SLF001 - the table of its own methods
    Submit: Run._submit,  # noqa: SLF001
    AdvanceClock: Run._advance,  # noqa: SLF001
    Tell: Run._say,  # noqa: SLF001
    Expect: Run._expect,  # noqa: SLF001
}
