"""Literal expressions and decision tables (DMN 1.5, 7.3.1 and chapter 8)."""

from dataclasses import dataclass
from enum import StrEnum

from engine.dmn.model.elements import Element, Text


@dataclass(frozen=True, kw_only=True)
class ExpressionElement(Element):
    """What all boxed expressions have: the type of their result."""

    type_ref: str = ""


@dataclass(frozen=True)
class LiteralExpression(ExpressionElement):
    """A text in FEEL; `imported` if the text is to come from another document, which is never read."""

    text: str
    language: str = ""
    imported: bool = False


class HitPolicy(StrEnum):
    """Which of the rules that match count (DMN 1.5, 8.2.8)."""

    UNIQUE = "UNIQUE"
    ANY = "ANY"
    PRIORITY = "PRIORITY"
    FIRST = "FIRST"
    COLLECT = "COLLECT"
    RULE_ORDER = "RULE ORDER"
    OUTPUT_ORDER = "OUTPUT ORDER"


class Aggregation(StrEnum):
    """What COLLECT makes of the outputs, if not a list of them."""

    SUM = "SUM"
    COUNT = "COUNT"
    MIN = "MIN"
    MAX = "MAX"


@dataclass(frozen=True)
class InputClause(Element):
    """A column to the left: an expression and, optionally, the values it may have."""

    expression: LiteralExpression | None
    values: Text | None = None

    @property
    def type_ref(self) -> str:
        """The type of the input expression."""
        return self.expression.type_ref if self.expression else ""

    @property
    def title(self) -> str:
        """What a reader calls the column: its label, else its expression."""
        return self.label or (self.expression.text.strip() if self.expression else "")


@dataclass(frozen=True)
class OutputClause(Element):
    """A column to the right; the order of `values` is the order of priority."""

    name: str = ""
    type_ref: str = ""
    values: Text | None = None
    default: LiteralExpression | None = None

    @property
    def title(self) -> str:
        """What a reader calls the column: its label, else its name."""
        return self.label or self.name


@dataclass(frozen=True)
class Rule(Element):
    """A row, counted from 1: a cell for each input, each output and each annotation column."""

    index: int
    inputs: tuple[Text, ...]
    outputs: tuple[LiteralExpression, ...]
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True)
class DecisionTable(ExpressionElement):
    """Rules, and which of those that match count."""

    inputs: tuple[InputClause, ...]
    outputs: tuple[OutputClause, ...]
    rules: tuple[Rule, ...]
    hit_policy: HitPolicy = HitPolicy.UNIQUE
    aggregation: Aggregation | None = None
    annotations: tuple[str, ...] = ()
    orientation: str = "Rule-as-Row"
    output_label: str = ""
