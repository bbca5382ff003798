"""Rules that never decide anything."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from engine.dmn.analysis.boxes import Cover, Steps
from engine.dmn.analysis.findings import Unreachable
from engine.dmn.analysis.grids import Grid
from engine.dmn.analysis.outputs import Rank
from engine.dmn.analysis.sentences import dead_rule_sentence, hidden_sentence

Before = Callable[[int, int], bool]
_MOST_CHECKED: Final = 12  # rules of which it is tried to do without one


def dead_rules(grid: Grid) -> Iterator[Unreachable]:
    """Rules with a cell that can never match."""
    for number, box in enumerate(grid.possible):
        titles = [column.title for column, pieces in zip(grid.columns, box, strict=True) if not pieces]
        if titles:
            yield Unreachable(number + 1, (), dead_rule_sentence(number + 1, titles))


def hidden_rules(grid: Grid, before: Before, steps: Steps, *, by_priority: bool) -> Iterator[Unreachable]:
    """Rules that match only what other rules match, which come before them; raises OutOfSteps."""
    cover = Cover(grid.certain, steps)
    for number in grid.alive():
        steps.spend(len(grid.certain) >> 4)
        others = [other for other in range(len(grid.certain)) if before(other, number)]
        used = cover.covers(grid.possible[number], others)
        if used:
            rules = [other + 1 for other in _needed(cover, grid, number, sorted(used))]
            sentence = hidden_sentence(number + 1, rules, by_priority=by_priority)
            yield Unreachable(number + 1, tuple(rules), sentence)


def _needed(cover: Cover, grid: Grid, number: int, used: Sequence[int]) -> list[int]:
    """The rules that are enough to hide a rule, none of which can be left out."""
    needed = list(used)
    if len(needed) <= _MOST_CHECKED:
        for other in reversed(used):
            rest = [rule for rule in needed if rule != other]
            if rest and cover.covers(grid.possible[number], rest):
                needed = rest
    return needed


def earlier(first: int, second: int) -> bool:
    """The order of the rules: what counts with FIRST."""
    return first < second


def by_rank(ranks: Sequence[Rank | None]) -> Before:
    """The order of the outputs: what counts with PRIORITY; an output that is not constant comes before none."""

    def before(first: int, second: int) -> bool:
        one, other = ranks[first], ranks[second]
        return one is not None and other is not None and one < other

    return before
