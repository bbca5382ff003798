"""Boxes: a set of pieces for each column. Whether some boxes cover another, and which corner they leave free."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TypeAlias

Box: TypeAlias = tuple[int, ...]


class OutOfSteps(Exception):
    """This table is too entangled for a complete analysis."""


@dataclass(slots=True)
class Steps:
    """How much work may still be done."""

    left: int

    def spend(self, steps: int) -> None:
        """Pay for work; raises OutOfSteps."""
        self.left -= steps
        if self.left < 0:
            raise OutOfSteps


def volume(box: Box) -> int:
    """How many combinations of pieces a box holds.

    >>> volume((0b11, 0b111))
    6
    """
    product = 1
    for pieces in box:
        product *= pieces.bit_count()
    return product


def meet(left: Box, right: Box) -> Box:
    """What two boxes have in common."""
    return tuple(a & b for a, b in zip(left, right, strict=True))


def is_empty(box: Box) -> bool:
    """Whether nothing is in the box."""
    return not all(box)


def touching(boxes: Sequence[Box], box: Box, numbers: Sequence[int]) -> list[int]:
    """Those of the numbered boxes that have something in common with a box."""
    found = list(numbers)
    for column, pieces in enumerate(box):
        found = [number for number in found if boxes[number][column] & pieces]
    return found


@dataclass(slots=True)
class Region:
    """A part that is still to be covered, the numbers of the boxes that touch it, and how much of it each takes."""

    box: Box
    touched: list[int]
    shares: list[int]
    size: int

    @property
    def deficit(self) -> int:
        """What is free for certain: more than nothing if the boxes are too small together."""
        return self.size - sum(self.shares)


@dataclass(slots=True)
class Cover:
    """Boxes that may cover a region between them.

    disjoint: no two of them have anything in common, so that adding up their sizes answers the question
    """

    boxes: Sequence[Box]
    steps: Steps
    disjoint: bool = False

    def covers(self, box: Box, numbers: Sequence[int]) -> frozenset[int] | None:
        """The boxes, among those with these numbers, that cover a box between them; None if they do not."""
        used: set[int] = set()
        return None if self._search(box, numbers, used, corner=False) else frozenset(used)

    def corner_left_free(self, box: Box, numbers: Sequence[int]) -> Box | None:
        """A part of the box that none of the boxes with these numbers touches; None if they cover it."""
        found = self._search(box, numbers, set(), corner=True)
        return found.box if found else None

    def _search(self, box: Box, numbers: Sequence[int], used: set[int], *, corner: bool) -> Region | None:
        """Take the largest box off, and go on with each part that it leaves.

        1. a part that no box touches is free; one that a box covers is done
        2. where the boxes together are smaller than the part, something is free: follow the largest deficit, it is
           there for certain
        3. otherwise look into all parts
        """
        open_ = [self._region(box, touching(self.boxes, box, numbers))]
        while open_:
            region = open_.pop()
            if not region.size:
                continue
            if not region.touched or (region.deficit > 0 and not corner):
                return region
            if self.disjoint and not region.deficit:
                continue
            largest = max(range(len(region.touched)), key=region.shares.__getitem__)
            used.add(region.touched[largest])
            if region.shares[largest] == region.size:
                continue
            parts = self._parts(region, largest)
            open_.extend([max(parts, key=_deficit)] if region.deficit > 0 else sorted(parts, key=_deficit))
        return None

    def _region(self, box: Box, touched: list[int]) -> Region:
        self.steps.spend(len(touched) + 1)
        return Region(box, touched, [volume(meet(self.boxes[number], box)) for number in touched], volume(box))

    def _parts(self, region: Region, largest: int) -> list[Region]:
        taken = self.boxes[region.touched[largest]]
        rest, numbers, parts = list(region.box), region.touched, []
        for column, pieces in enumerate(region.box):
            outside = pieces & ~taken[column]
            if not outside:
                continue
            rest[column] = outside
            parts.append(self._region(tuple(rest), [n for n in numbers if self.boxes[n][column] & outside]))
            rest[column] = inside = pieces & taken[column]
            numbers = [n for n in numbers if self.boxes[n][column] & inside]
        return parts


def _deficit(region: Region) -> int:
    return region.deficit


def grown(box: Box, within: Box, boxes: Sequence[Box]) -> Box:
    """The box made as large as it can be without touching any of the others, one column after the other."""
    result = list(box)
    for column in range(len(box)):
        beside = [*result[:column], within[column], *result[column + 1 :]]
        near = touching(boxes, tuple(beside), range(len(boxes)))
        result[column] = within[column] & ~reduce(or_, (boxes[number][column] for number in near), 0)
    return tuple(result)
