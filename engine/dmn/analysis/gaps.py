"""Inputs that no rule matches."""

from collections.abc import Iterator

from engine.dmn.analysis.boxes import Box, Cover, Steps, grown
from engine.dmn.analysis.findings import Gap
from engine.dmn.analysis.grids import Grid
from engine.dmn.analysis.sentences import gap_sentence


def find_gaps(grid: Grid, steps: Steps, *, disjoint: bool, matters: bool) -> Iterator[Gap]:
    """One gap after the other, each with an example outside of the gaps before it; raises OutOfSteps.

    disjoint: no two rules may match together
    """
    boxes: list[Box] = [grid.possible[number] for number in grid.alive()]
    if 0 in grid.sure:
        return
    while True:
        free = Cover(boxes, steps, disjoint=disjoint).corner_left_free(grid.sure, range(len(boxes)))
        if free is None:
            return
        gap = grown(free, grid.sure, boxes)
        boxes.append(gap)
        example = grid.example(gap)
        yield Gap(example, gap_sentence(grid.telling(example, gap, grid.sure)), matters)
