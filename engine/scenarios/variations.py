"""Telling a scenario in all ways: whatever the way, the same comes of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from engine.scenarios.outcome import Outcome, Seen
from engine.scenarios.running import Overtaken, Run
from engine.scenarios.sandbox import House
from engine.scenarios.scenario import Scenario
from engine.scenarios.ways import Plain, Reloaded, Shuffled, Way

SEEDS: Final = (1, 2)


def tell(house: House, scenario: Scenario, process_id: str, way: Way | None = None) -> Outcome:
    """Tell a scenario once, in a world of its own."""
    with house.world() as world:
        return Run(world, scenario, process_id, way or Plain()).outcome()


def tell_in_all_ways(house: House, scenario: Scenario, process_id: str) -> Iterator[Outcome]:
    """Tell it plainly, then, if that went well, reloaded and (where answers are parallel) shuffled."""
    plain = tell(house, scenario, process_id)
    yield plain
    if not plain.passed:
        return
    yield tell(house, scenario, process_id, Reloaded())
    if plain.parallel > 1:
        for seed in SEEDS[: plain.parallel - 1]:  # two answers have one other order
            yield same_as(plain, _tell_shuffled(house, scenario, process_id, seed))


def _tell_shuffled(house: House, scenario: Scenario, process_id: str, seed: int) -> Outcome:
    first: frozenset[int] = frozenset()
    while True:
        try:
            return tell(house, scenario, process_id, Shuffled(seed, first))
        except Overtaken as overtaken:
            first |= {overtaken.args[0]}


def same_as(plain: Outcome, other: Outcome) -> Outcome:
    """The other outcome, with a sentence for whatever came out differently."""
    changed = tuple(
        f"{_place(mine)}: {what} in another order of parallel answers: first {one or 'none'}, then {two or 'none'}."
        for mine, theirs in zip(plain.seen, other.seen, strict=False)
        for what, one, two in _changed(mine, theirs)
    )
    return replace(other, differences=(*other.differences, *changed))


def _place(seen: Seen) -> str:
    return f"line {seen.line}" if seen.line else "at the end"


def _changed(one: Seen, two: Seen) -> Iterator[tuple[str, object, object]]:
    for what, mine, theirs in (
        ("other tasks are open", one.open, two.open),
        ("other end events were reached", one.ends, two.ends),
        ("other rules decided", one.decided, two.decided),
        ("the case stands otherwise", one.case, two.case),
    ):
        if mine != theirs:
            yield what, mine, theirs
