"""Arithmetic, comparison and three-valued logic."""

from collections.abc import Callable
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any, Final

from engine.feel import numbers, syntax, temporal
from engine.feel.comparison import equal, less, less_or_equal
from engine.feel.compiling.scope import Code, Scope
from engine.feel.compiling.unit import Unit, constant_number
from engine.feel.errors import NoValue
from engine.feel.run import Run
from engine.feel.types import describe

_NUMERIC: Final = {
    "+": numbers.add,
    "-": numbers.subtract,
    "*": numbers.multiply,
    "/": numbers.divide,
    "**": numbers.power,
}
_TEMPORAL: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": temporal.add,
    "-": temporal.subtract,
    "*": temporal.multiply,
    "/": temporal.divide,
}
_VERBS: Final = {"+": "added", "-": "subtracted", "*": "multiplied", "/": "divided", "**": "raised to a power"}
_POWER_STEPS: Final = 200
_TEMPORAL_KINDS: Final = (
    temporal.Date,
    temporal.Time,
    temporal.DateTime,
    temporal.DaysTimeDuration,
    temporal.YearsMonthsDuration,
)


def arithmetic(node: syntax.Arithmetic, unit: Unit) -> Code:
    """`+ - * / **` on numbers, texts (`+`), dates, times and durations."""
    left, right = unit.code(node.left), unit.code(node.right)
    numeric, operator = _NUMERIC[node.operator], node.operator

    def evaluate(scope: Scope) -> Any:
        a, b = left(scope), right(scope)
        try:
            if a.__class__ is Decimal and b.__class__ is Decimal and operator != "**":
                return numeric(a, b)
            return calculated(scope.run, operator, a, b)
        except NoValue as reason:
            return unit.null(scope, node, reason)

    return evaluate


def calculated(run: Run, operator: str, a: Any, b: Any) -> Any:
    """The result of any operator on any values; raises NoValue."""
    if a.__class__ is Decimal and b.__class__ is Decimal:
        run.spend(_POWER_STEPS)
        return _NUMERIC[operator](a, b)
    if a.__class__ is str and b.__class__ is str and operator == "+":
        run.check_text(len(a) + len(b))
        run.spend((len(a) + len(b)) >> 6)
        return a + b
    if operator in _TEMPORAL and (isinstance(a, _TEMPORAL_KINDS) or isinstance(b, _TEMPORAL_KINDS)):
        return _TEMPORAL[operator](a, b)
    raise NoValue(f"{describe(a)} and {describe(b)} cannot be {_VERBS[operator]}")


def negation(node: syntax.Negation, unit: Unit) -> Code:
    """`-x` for numbers and durations."""
    operand = unit.code(node.operand)

    def evaluate(scope: Scope) -> Any:
        value = operand(scope)
        try:
            if value.__class__ is Decimal:
                return -value if value else value
            return temporal.negate(value)
        except NoValue:
            return unit.null(scope, node, f"{describe(value)} has no opposite")

    return evaluate


def comparison(node: syntax.Comparison, unit: Unit) -> Code:
    """`= != < <= > >=`; values that cannot be compared give null."""
    left, right = unit.code(node.left), unit.code(node.right)
    if node.operator in ("=", "!="):
        return _equality(node, unit, left, right)
    fast, slow = _ORDERS[node.operator]
    bound = constant_number(right)

    def by_order(scope: Scope, a: Any, b: Any) -> bool | None:
        try:
            return slow(scope.run, a, b)
        except NoValue as reason:
            unit.null(scope, node, reason)
            return None

    if bound is not None:

        def against_constant(scope: Scope) -> bool | None:
            a = left(scope)
            return fast(a, bound) if a.__class__ is Decimal else by_order(scope, a, bound)

        return against_constant

    def evaluate(scope: Scope) -> bool | None:
        a, b = left(scope), right(scope)
        if a.__class__ is Decimal and b.__class__ is Decimal:
            return fast(a, b)
        return by_order(scope, a, b)

    return evaluate


_ORDERS: Final[dict[str, tuple[Callable[[Decimal, Decimal], bool], Callable[[Run, Any, Any], bool]]]] = {
    "<": (lt, lambda run, a, b: less(a, b)),
    "<=": (le, less_or_equal),
    ">": (gt, lambda run, a, b: less(b, a)),
    ">=": (ge, lambda run, a, b: less_or_equal(run, b, a)),
}


def _equality(node: syntax.Comparison, unit: Unit, left: Code, right: Code) -> Code:
    wanted = node.operator == "="

    def evaluate(scope: Scope) -> bool | None:
        try:
            return equal(scope.run, left(scope), right(scope)) is wanted
        except NoValue as reason:
            unit.null(scope, node, reason)
            return None

    return evaluate


def conjunction(node: syntax.Conjunction, unit: Unit) -> Code:
    """`and`: false if any operand is false, true if all are true, else null (DMN 1.5, table 50)."""
    operands = tuple(unit.code(operand) for operand in node.operands)

    def evaluate(scope: Scope) -> bool | None:
        result: bool | None = True
        for code in operands:
            value = code(scope)
            if value is False:
                return False
            if value is not True:
                result = None
                if value is not None:
                    unit.null(scope, node, f"`and` joins booleans, not {describe(value)}")
        return result

    return evaluate


def disjunction(node: syntax.Disjunction, unit: Unit) -> Code:
    """`or`: true if any operand is true, false if all are false, else null (DMN 1.5, table 50)."""
    operands = tuple(unit.code(operand) for operand in node.operands)

    def evaluate(scope: Scope) -> bool | None:
        result: bool | None = False
        for code in operands:
            value = code(scope)
            if value is True:
                return True
            if value is not False:
                result = None
                if value is not None:
                    unit.null(scope, node, f"`or` joins booleans, not {describe(value)}")
        return result

    return evaluate


def between(node: syntax.Between, unit: Unit) -> Code:
    """`x between a and b`: `x >= a and x <= b`."""
    value, low, high = unit.code(node.value), unit.code(node.low), unit.code(node.high)

    def evaluate(scope: Scope) -> bool | None:
        x = value(scope)
        first, last = low(scope), high(scope)
        try:
            above = less_or_equal(scope.run, first, x)
            below = less_or_equal(scope.run, x, last)
        except NoValue as reason:
            unit.null(scope, node, reason)
            return None
        return above and below

    return evaluate
