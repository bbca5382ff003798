"""Rules that match together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from engine.dmn.analysis.boxes import Box, OutOfSteps, Steps, is_empty, meet, touching
from engine.dmn.analysis.findings import Overlap
from engine.dmn.analysis.grids import Grid
from engine.dmn.analysis.sentences import overlap_sentence
from engine.dmn.model import HitPolicy

_PAIRS_PER_STEP: Final = 4  # as a power of two
SameOutputs = Callable[[int, int], bool]


def overlapping(boxes: Sequence[Box], steps: Steps) -> Iterator[tuple[int, list[int]]]:
    """For each box that has something in common with later ones: its number and theirs; raises OutOfSteps."""
    for number, box in enumerate(boxes):
        steps.spend((len(boxes) - number) >> _PAIRS_PER_STEP)
        later = [] if is_empty(box) else touching(boxes, box, range(number + 1, len(boxes)))
        if later:
            yield number, later


@dataclass(slots=True)
class FoundOverlaps:
    """Overlaps, how many there are besides, and whether all rules were compared."""

    told: list[Overlap]
    further: int
    finished: bool


def find_overlaps(grid: Grid, policy: HitPolicy, same_outputs: SameOutputs, most: int, steps: Steps) -> FoundOverlaps:
    """At most so many pairs, those that matter first."""
    boxes = [meet(box, grid.sure) for box in grid.certain]
    mattering: list[Overlap] = []
    others: list[Overlap] = []
    total, finished = 0, True
    try:
        for first, later in overlapping(boxes, steps):
            total += len(later)
            for second in later:
                same = same_outputs(first, second)
                matters = policy is HitPolicy.UNIQUE or (policy is HitPolicy.ANY and not same)
                found = mattering if matters else others
                if len(found) < most:
                    found.append(_overlap(grid, boxes, (first, second), same=same, matters=matters, policy=policy))
                elif len(mattering) >= most or policy is not HitPolicy.ANY:
                    break
    except OutOfSteps:
        finished = False
    told = [*mattering, *others][:most]
    return FoundOverlaps(told, total - len(told), finished)


def _overlap(
    grid: Grid, boxes: Sequence[Box], pair: tuple[int, int], *, same: bool, matters: bool, policy: HitPolicy
) -> Overlap:
    box, rules = meet(boxes[pair[0]], boxes[pair[1]]), (pair[0] + 1, pair[1] + 1)
    example = grid.example(box)
    telling = grid.telling(example, box, grid.sure)
    sentence = overlap_sentence(rules, telling, same_outputs=same, differing=policy is HitPolicy.ANY)
    return Overlap(rules, example, same, sentence, matters)
