"""What an analysis finds in a decision table: values with a plain sentence each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Gap:
    """Inputs that no rule matches.

    example: a FEEL value for each input, by its title; no rule matches it
    matters: false where it may be meant that no rule matches (COLLECT, RULE ORDER, OUTPUT ORDER)
    """

    example: Mapping[str, Any]
    sentence: str
    matters: bool = True


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules that match the same inputs.

    rules: their numbers, from 1
    example: a FEEL value for each input, by its title; both rules match it
    same_outputs: their outputs are written alike
    matters: the hit policy forbids it (UNIQUE; ANY if the outputs differ)
    """

    rules: tuple[int, int]
    example: Mapping[str, Any]
    same_outputs: bool
    sentence: str
    matters: bool


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A rule that never decides anything: a cell of it can never match, or the rules in `hidden_by` come before it."""

    rule: int
    hidden_by: tuple[int, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class DeadCell:
    """A cell that no value of its column matches; rules count from 1, inputs from 0."""

    rule: int
    input: int
    sentence: str


@dataclass(frozen=True, slots=True)
class NotAnalysed:
    """A cell whose meaning depends on more than its own column; rule 0 stands for the allowed values of the column."""

    rule: int
    input: int
    reason: str


@dataclass(frozen=True, slots=True)
class TableAnalysis:
    """All that was found.

    gaps, overlaps: at most as many as asked for, each a certain one
    further_gaps: there are more gaps than these
    further_overlaps: how many more pairs of rules overlap, as far as they were compared
    complete: nothing was left out; otherwise `not_analysed` and `notes` say what was
    """

    gaps: tuple[Gap, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    unreachable: tuple[Unreachable, ...] = ()
    dead_cells: tuple[DeadCell, ...] = ()
    not_analysed: tuple[NotAnalysed, ...] = ()
    further_gaps: bool = False
    further_overlaps: int = 0
    notes: tuple[str, ...] = ()
    complete: bool = True
