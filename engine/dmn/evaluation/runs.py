"""The state of one evaluation of a model: FEEL's, and which rules matched and what was decided on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.feel import Run


@dataclass(frozen=True, slots=True)
class MatchedRule:
    """A rule that counted.

    element_id, element_name: the decision or business knowledge model whose table it is
    table_id: the table's own id
    rule: its number, from 1
    annotations: the texts of the annotation columns by their names
    """

    element_id: str
    element_name: str
    table_id: str
    rule: int
    rule_id: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict)
    description: str = ""


@dataclass(frozen=True, slots=True)
class DecidedValue:
    """What was decided on the way to the result."""

    decision_id: str
    decision_name: str
    value: Any


class ModelRun(Run):
    """FEEL's run, with a record of what happened."""

    matched: list[MatchedRule]
    decided: list[DecidedValue]

    def __init__(self) -> None:
        self.matched = []
        self.decided = []


def record(run: Run, rule: MatchedRule) -> None:
    """Remember a rule that counted, if this run keeps a record."""
    if isinstance(run, ModelRun):
        run.check_items(len(run.matched) + 1)
        run.matched.append(rule)
