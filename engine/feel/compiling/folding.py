"""Which parts of a tree have the same value whenever they are evaluated (constant folding)."""

from typing import Final

from engine.feel import syntax

CHANGING: Final = frozenset({"now", "today", "add working days", "is working day"})
_CONSTANTS: Final = (
    syntax.NullLiteral,
    syntax.BooleanLiteral,
    syntax.NumberLiteral,
    syntax.StringLiteral,
    syntax.AtLiteral,
)
_COMPOSITES: Final = (  # no lists: each evaluation makes its own, which the caller may change
    syntax.RangeExpression,
    syntax.Negation,
    syntax.Arithmetic,
    syntax.Comparison,
    syntax.Conjunction,
    syntax.Disjunction,
    syntax.Between,
)
FOLDED_FUNCTIONS: Final = frozenset({"date", "time", "date and time", "duration", "number", "string"})


def is_foldable(node: syntax.Node) -> bool:
    """Whether evaluating the node early changes nothing: literals and what is calculated from them alone.

    >>> from engine.feel.names import EMPTY
    >>> from engine.feel.parsing import parse_expression
    >>> is_foldable(parse_expression('duration("P14D")', EMPTY)), is_foldable(parse_expression("x + 1", EMPTY))
    (True, False)
    """
    if isinstance(node, _CONSTANTS):
        return True
    if isinstance(node, syntax.Invocation):
        function = node.function
        known = isinstance(function, syntax.Name) and function.name in FOLDED_FUNCTIONS
        return known and all(is_foldable(argument) for argument in node.arguments)
    return isinstance(node, _COMPOSITES) and all(is_foldable(child) for child in node.children())
