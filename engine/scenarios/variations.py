"""The same story told otherwise: nothing of what comes of it may change.

1. Reloaded: after each step every instance is brought to life from its stored state by an engine that remembers
   nothing. It waits for the same things, and its state is the same, byte for byte; the next step goes on from there.
2. Shuffled: tasks that are open at the same time are answered in another order.
"""

import random
from collections.abc import Iterable, Iterator
from typing import Final

from engine.bpmn.runtime import Instance
from engine.scenarios.outcome import Outcome, Seen
from engine.scenarios.running import Answering, Plain, Run, Variation
from engine.scenarios.scenario import Scenario
from engine.scenarios.world import House, World
from engine.storage.observing import SeenInstance

SEEDS: Final = (1, 2)


class Reloaded(Plain):
    """Saved and reloaded at every wait state."""

    name = "reloaded"

    def after_step(self, world: World) -> Iterable[str]:
        """Where a reloaded instance differs from what is stored."""
        world.forget()
        return [sentence for seen in world.observer.alive() for sentence in _reload(world, seen)]


class Shuffled(Plain):
    """Parallel answers in another order, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.name = f"shuffled {seed}"
        self._random = random.Random(seed)  # noqa: S311 - no secret

    def in_order(self, answers: list[Answering]) -> list[Answering]:
        """In another order than they stand, wherever there is one."""
        shuffled = list(answers)
        self._random.shuffle(shuffled)
        return shuffled if shuffled != answers else answers[::-1]


def tell(house: House, scenario: Scenario, process_id: str, variation: Variation | None = None) -> Outcome:
    """Tell a scenario once, in a world of its own."""
    with house.world() as world:
        return Run(world, scenario, process_id, variation or Plain()).outcome()


def tell_in_all_ways(house: House, scenario: Scenario, process_id: str) -> Iterator[Outcome]:
    """Tell it plainly, then, if that went well, reloaded and (where answers are parallel) shuffled."""
    plain = tell(house, scenario, process_id)
    yield plain
    if not plain.passed:
        return
    yield tell(house, scenario, process_id, Reloaded())
    if plain.parallel > 1:
        for seed in SEEDS:
            yield same_as(plain, tell(house, scenario, process_id, Shuffled(seed)))


def same_as(plain: Outcome, other: Outcome) -> Outcome:
    """The other outcome, with a sentence for whatever came out differently."""
    changed = tuple(
        f"line {mine.line}: {what} in another order of parallel answers: first {one or 'none'}, then {two or 'none'}."
        for mine, theirs in zip(plain.seen, other.seen, strict=False)
        for what, one, two in _changed(mine, theirs)
    )
    differences = (*other.differences, *changed)
    return Outcome(other.file, other.scenario, other.variation, differences, other.reached, other.seen, other.parallel)


def _changed(one: Seen, two: Seen) -> Iterator[tuple[str, object, object]]:
    for what, mine, theirs in (
        ("other tasks are open", one.open, two.open),
        ("other end events were reached", one.ends, two.ends),
        ("other rules decided", one.decided, two.decided),
        ("the case stands otherwise", one.case, two.case),
    ):
        if mine != theirs:
            yield what, mine, theirs


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
