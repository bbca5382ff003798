"""Ways to tell a scenario. Nothing of what comes of it may depend on the way.

1. Plain: as it stands.
2. Reloaded: after each step every instance is brought to life from its stored state by an engine that remembers
   nothing. It waits for the same things, and its state is the same, byte for byte; the next step goes on from there.
3. Shuffled: tasks that are open at the same time are answered in another order.
"""

import random
from collections.abc import Iterable, Iterator
from typing import Protocol

from engine.bpmn.runtime import Instance
from engine.scenarios.scenario import Submit
from engine.scenarios.world import World
from engine.storage.observing import SeenInstance, SeenTask

Answering = tuple[Submit, SeenTask]


class Way(Protocol):
    """How a scenario is told."""

    name: str

    def in_order(self, answers: list[Answering]) -> list[Answering]:
        """The order in which answers are given that could be given in any."""

    def after_step(self, world: World) -> Iterable[str]:
        """What is wrong after a step, in sentences."""


class Plain:
    """The story as it is told."""

    name = "plain"

    def in_order(self, answers: list[Answering]) -> list[Answering]:
        """As they stand."""
        return answers

    def after_step(self, world: World) -> Iterable[str]:  # noqa: ARG002 - nothing is looked at
        """Nothing more is looked at."""
        return ()


class Reloaded(Plain):
    """Saved and reloaded at every wait state."""

    name = "reloaded"

    def after_step(self, world: World) -> Iterable[str]:
        """Where a reloaded instance differs from what is stored."""
        world.forget()
        return [sentence for seen in world.observer.alive() for sentence in _reload(world, seen)]


class Shuffled(Plain):
    """Parallel answers in another order, the same for the same seed.

    Parameters
    ----------
    seed
        Of the order.
    first
        Lines of answers that still come before those that are told behind them.
    """

    def __init__(self, seed: int, first: frozenset[int] = frozenset()) -> None:
        self.name = f"shuffled {seed}"
        self.first = first
        self._random = random.Random(seed)  # noqa: S311 - no secret

    def in_order(self, answers: list[Answering]) -> list[Answering]:
        """In another order than they stand, wherever there is one."""
        shuffled = list(answers)
        self._random.shuffle(shuffled)
        if shuffled == answers:
            shuffled.reverse()
        for number, answer in reversed(list(enumerate(answers))):
            if answer[0].line in self.first:
                shuffled.remove(answer)
                behind = [shuffled.index(later) for later in answers[number + 1 :]]
                shuffled.insert(min(behind, default=len(shuffled)), answer)
        return shuffled


def _reload(world: World, seen: SeenInstance) -> Iterator[str]:
    place = f"{seen.process_id} ({seen.id})"
    with world.in_time(), world.engine.units(None) as unit:
        stored = unit.instances.get(seen.id)
        deployments = world.engine.deployments
        published = deployments.published(unit, stored.deployment_id)
        environment = deployments.environment(unit, published)
        instance = Instance.load(published.definition(stored.process_id), stored.state, environment)
        if instance.dump() != stored.state:
            yield f"{place} has another state after it was saved and reloaded."
    if instance.next_due_at != world.observer.due(seen.id):
        yield f"{place} waits for another instant after it was saved and reloaded."
    if {wait for wait in instance.tokens if instance.tokens[wait].marks.is_open} != world.observer.waits(seen.id):
        yield f"{place} waits for something else after it was saved and reloaded."
