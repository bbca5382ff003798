"""A table as boxes: a column gives each rule one side of its box."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.dmn.analysis.boxes import Box, is_empty
from engine.dmn.analysis.columns import Column


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table and its rules as boxes, rule 1 being box 0.

    domain: all inputs that may be allowed
    sure: those that are allowed for certain
    possible, certain: for each rule, what it may match and what it matches for certain
    """

    columns: Sequence[Column]
    domain: Box
    sure: Box
    possible: Sequence[Box]
    certain: Sequence[Box]

    @classmethod
    def of(cls, columns: Sequence[Column], rules: int) -> "Grid":
        """The boxes of so many rules."""
        return cls(
            columns,
            tuple(column.domain for column in columns),
            tuple(column.sure for column in columns),
            [tuple(column.possible[rule] for column in columns) for rule in range(rules)],
            [tuple(column.certain[rule] for column in columns) for rule in range(rules)],
        )

    def alive(self) -> list[int]:
        """The rules that may match something, counted from 0."""
        return [number for number, box in enumerate(self.possible) if not is_empty(box)]

    def example(self, box: Box) -> dict[str, Any]:
        """A value for each input, out of a box."""
        return {column.title: column.example(pieces) for column, pieces in zip(self.columns, box, strict=True)}

    def telling(self, example: dict[str, Any], box: Box, whole: Box) -> dict[str, Any]:
        """Those inputs of an example that matter: where the box is not as wide as the whole."""
        titles = [c.title for c, pieces, all_ in zip(self.columns, box, whole, strict=True) if pieces & all_ != all_]
        return {title: example[title] for title in titles}
