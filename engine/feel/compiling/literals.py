"""Literals, lists, contexts and ranges."""

from typing import Any

from engine.feel import syntax, temporal
from engine.feel.comparison import checked_range
from engine.feel.compiling.scope import MISSING, Code, Scope, View
from engine.feel.compiling.unit import Unit, constant, constant_value
from engine.feel.errors import NoValue
from engine.feel.ranges import Range


def null(_node: syntax.NullLiteral, _unit: Unit) -> Code:
    """`null`."""
    return constant(None)


def value(node: syntax.BooleanLiteral | syntax.NumberLiteral | syntax.StringLiteral, _unit: Unit) -> Code:
    """A literal that is its own value."""
    return constant(node.value)


def at(node: syntax.AtLiteral, unit: Unit) -> Code:
    """`@"…"`; a text that is no date, time or duration is null."""
    try:
        return constant(temporal.parse_temporal(node.text))
    except NoValue as reason:
        sentence = str(reason)
        return lambda scope: unit.null(scope, node, sentence)


def list_(node: syntax.ListExpression, unit: Unit) -> Code:
    """`[a, b]`."""
    items = [unit.code(item) for item in node.items]
    return lambda scope: [item(scope) for item in items]


def context(node: syntax.ContextExpression, unit: Unit) -> Code:
    """`{a: 1, b: a + 1}`: the entries so far are names for the next."""
    entries = [(entry.key, unit.code(entry.value)) for entry in node.entries]

    def evaluate(scope: View) -> dict[str, Any]:
        result: dict[str, Any] = {}
        inner = Scope(result, scope, scope.run)
        for key, code in entries:
            result[key] = code(inner)
        return result

    return evaluate


def range_(node: syntax.RangeExpression, unit: Unit) -> Code:
    """`[low..high]`: both ends of one ordered kind, the lower one first; `null` leaves an end open."""
    low, high = unit.code(node.low), unit.code(node.high)

    def evaluate(scope: View) -> Range | None:
        first, last = low(scope), high(scope)
        try:
            return checked_range(first, last, low_included=node.low_included, high_included=node.high_included)
        except NoValue as reason:
            unit.null(scope, node, reason)
            return None

    return evaluate


def comparison_range(node: syntax.ComparisonRange, unit: Unit) -> Code:
    """`(< 10)` as a value."""
    operand, operator = unit.code(node.operand), node.operator
    end = constant_value(operand)
    if end is not MISSING:
        return constant(Range.of_comparison(operator, end))
    return lambda scope: Range.of_comparison(operator, operand(scope))
