"""Boxed expressions (DMN 1.5, 10.2)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from engine.dmn.model.elements import Element, InformationItem
from engine.dmn.model.tables import DecisionTable, ExpressionElement, LiteralExpression


@dataclass(frozen=True)
class ContextEntry(Element):
    """A name with its expression; without a name it is the result of the context."""

    variable: InformationItem | None
    expression: "Expression | None"


@dataclass(frozen=True)
class BoxedContext(ExpressionElement):
    """Entries from top to bottom; a later one sees the earlier ones."""

    entries: tuple[ContextEntry, ...]


@dataclass(frozen=True)
class BoxedList(ExpressionElement):
    """A list of expressions."""

    items: tuple["Expression | None", ...]


@dataclass(frozen=True)
class Relation(ExpressionElement):
    """A list of contexts, written as a table."""

    columns: tuple[InformationItem, ...]
    rows: tuple[tuple["Expression | None", ...], ...]


class FunctionKind(StrEnum):
    """The language of a function's body; only FEEL is ever run."""

    FEEL = "FEEL"
    JAVA = "Java"
    PMML = "PMML"


@dataclass(frozen=True)
class FunctionDefinition(ExpressionElement):
    """A function with named parameters."""

    parameters: tuple[InformationItem, ...]
    body: "Expression | None"
    kind: FunctionKind = FunctionKind.FEEL


@dataclass(frozen=True)
class Binding(Element):
    """A parameter's name with the expression for its value."""

    parameter: InformationItem
    expression: "Expression | None"


@dataclass(frozen=True)
class Invocation(ExpressionElement):
    """A function called with named arguments."""

    function: "Expression | None"
    bindings: tuple[Binding, ...]


@dataclass(frozen=True)
class Conditional(ExpressionElement):
    """If, then, else."""

    condition: "Expression | None"
    consequent: "Expression | None"
    alternative: "Expression | None"


@dataclass(frozen=True)
class Filter(ExpressionElement):
    """The items of a list that match."""

    source: "Expression | None"
    match: "Expression | None"


@dataclass(frozen=True)
class For(ExpressionElement):
    """An expression for each item of a list."""

    variable: str
    source: "Expression | None"
    body: "Expression | None"


@dataclass(frozen=True)
class Some(ExpressionElement):
    """Whether a condition holds for an item of a list."""

    variable: str
    source: "Expression | None"
    condition: "Expression | None"


@dataclass(frozen=True)
class Every(ExpressionElement):
    """Whether a condition holds for every item of a list."""

    variable: str
    source: "Expression | None"
    condition: "Expression | None"


Expression: TypeAlias = (
    LiteralExpression
    | DecisionTable
    | BoxedContext
    | BoxedList
    | Relation
    | FunctionDefinition
    | Invocation
    | Conditional
    | Filter
    | For
    | Some
    | Every
)
