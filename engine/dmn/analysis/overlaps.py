"""Rules that match together."""

from collections.abc import Callable, Iterator

from engine.dmn.analysis.boxes import Box, is_empty, meet, touching
from engine.dmn.analysis.findings import Overlap
from engine.dmn.analysis.grids import Grid
from engine.dmn.analysis.sentences import overlap_sentence
from engine.dmn.model import HitPolicy


def overlapping(boxes: list[Box]) -> Iterator[tuple[int, int]]:
    """All pairs of boxes that have something in common."""
    for first, box in enumerate(boxes):
        if not is_empty(box):
            yield from ((first, second) for second in touching(boxes, box, range(first + 1, len(boxes))))


def find_overlaps(
    grid: Grid, policy: HitPolicy, same_outputs: Callable[[int, int], bool], most: int
) -> tuple[list[Overlap], int]:
    """At most so many pairs, those that matter first, and how many there are besides."""
    boxes = [meet(box, grid.sure) for box in grid.certain]
    pairs = list(overlapping(boxes))
    if policy is HitPolicy.ANY:
        pairs.sort(key=lambda pair: same_outputs(*pair))
    found = []
    for first, second in pairs[:most]:
        same = same_outputs(first, second)
        matters = policy is HitPolicy.UNIQUE or (policy is HitPolicy.ANY and not same)
        box, rules = meet(boxes[first], boxes[second]), (first + 1, second + 1)
        example = grid.example(box)
        telling = grid.telling(example, box, grid.sure)
        sentence = overlap_sentence(rules, telling, same_outputs=same, differing=policy is HitPolicy.ANY)
        found.append(Overlap(rules, example, same, sentence, matters))
    return found, len(pairs) - len(found)
