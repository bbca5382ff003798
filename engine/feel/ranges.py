"""FEEL's ranges: every value between two ends (DMN 1.5, 10.3.2.7)."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Range:
    """All values from `low` to `high`; an end that is None is unbounded.

    `operator` is set for a range written as a comparison, such as `(< 10)` or `(!= 10)`: it reads as the same
    range but is a value of its own, as the standard's conformance kit has it.
    """

    low: Any
    high: Any
    low_included: bool = True
    high_included: bool = True
    operator: str = ""

    @classmethod
    def of_comparison(cls, operator: str, operand: Any) -> "Range":
        """The range that `(operator operand)` stands for."""
        match operator:
            case "<" | "<=":
                return cls(None, operand, low_included=False, high_included=operator == "<=", operator=operator)
            case ">" | ">=":
                return cls(operand, None, low_included=operator == ">=", high_included=False, operator=operator)
            case _:
                return cls(operand, operand, operator=operator)
