"""Arithmetic, comparison and three-valued logic."""

from collections.abc import Callable
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any, Final

from engine.feel import numbers, syntax, temporal
from engine.feel.comparison import equal, less_or_equal, less_than
from engine.feel.compiling.scope import Code, View
from engine.feel.compiling.unit import Unit, constant_value
from engine.feel.errors import NoValue
from engine.feel.run import SHORT_TEXT, Run
from engine.feel.wording import describe

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
_TEMPORAL_STEPS: Final = 5


def arithmetic(node: syntax.Arithmetic, unit: Unit) -> Code:
    """`+ - * / **` on numbers, texts (`+`), dates, times and durations."""
    left, right = unit.code(node.left), unit.code(node.right)
    numeric, operator, cheap = _NUMERIC[node.operator], node.operator, node.operator != "**"

    def evaluate(scope: View) -> Any:
        a, b = left(scope), right(scope)
        try:
            if cheap and a.__class__ is Decimal and b.__class__ is Decimal:
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
        run.spend_text(len(a) + len(b))
        return a + b
    if operator in _TEMPORAL and (a.__class__ in temporal.PROPERTIES or b.__class__ in temporal.PROPERTIES):
        run.spend(_TEMPORAL_STEPS)
        return _TEMPORAL[operator](a, b)
    raise NoValue(f"{describe(a)} and {describe(b)} cannot be {_VERBS[operator]}")


def negation(node: syntax.Negation, unit: Unit) -> Code:
    """`-x` for numbers and durations."""
    operand = unit.code(node.operand)

    def evaluate(scope: View) -> Any:
        value = operand(scope)
        try:
            if value.__class__ is Decimal:
                return value.copy_negate() if value else value
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
    bound = constant_value(right)

    def by_order(scope: View, a: Any, b: Any) -> bool | None:
        try:
            return slow(scope.run, a, b)
        except NoValue as reason:
            unit.null(scope, node, reason)
            return None

    if bound.__class__ is Decimal:

        def against_constant(scope: View) -> bool | None:
            a = left(scope)
            return fast(a, bound) if a.__class__ is Decimal else by_order(scope, a, bound)

        return against_constant

    def evaluate(scope: View) -> bool | None:
        a, b = left(scope), right(scope)
        if a.__class__ is Decimal and b.__class__ is Decimal:
            return fast(a, b)
        return by_order(scope, a, b)

    return evaluate


_ORDERS: Final[dict[str, tuple[Callable[[Decimal, Decimal], bool], Callable[[Run, Any, Any], bool]]]] = {
    "<": (lt, less_than),
    "<=": (le, less_or_equal),
    ">": (gt, lambda run, a, b: less_than(run, b, a)),
    ">=": (ge, lambda run, a, b: less_or_equal(run, b, a)),
}


def _equality(node: syntax.Comparison, unit: Unit, left: Code, right: Code) -> Code:
    wanted = node.operator == "="

    def evaluate(scope: View) -> bool | None:
        a, b = left(scope), right(scope)
        if a.__class__ is str and b.__class__ is str and len(a) < SHORT_TEXT:
            return (a == b) is wanted
        try:
            return equal(scope.run, a, b) is wanted
        except NoValue as reason:
            unit.null(scope, node, reason)
            return None

    return evaluate


def conjunction(node: syntax.Conjunction, unit: Unit) -> Code:
    """`and`: false if any operand is false, true if all are true, else null (DMN 1.5, table 50)."""
    return _junction(node, unit, "and", decisive=False)


def disjunction(node: syntax.Disjunction, unit: Unit) -> Code:
    """`or`: true if any operand is true, false if all are false, else null (DMN 1.5, table 50)."""
    return _junction(node, unit, "or", decisive=True)


def _junction(node: syntax.Conjunction | syntax.Disjunction, unit: Unit, word: str, *, decisive: bool) -> Code:
    operands = tuple(unit.code(operand) for operand in node.operands)
    neutral = not decisive

    def evaluate(scope: View) -> bool | None:
        result: bool | None = neutral
        for code in operands:
            value: bool | None = code(scope)
            if value is decisive:
                return value
            if value is not neutral:
                result = None
                if value is not None:
                    unit.null(scope, node, f"`{word}` joins booleans, not {describe(value)}")
        return result

    return evaluate


def between(node: syntax.Between, unit: Unit) -> Code:
    """`x between a and b`: `x >= a and x <= b`, false if one of the two is, though the other has no value."""
    value, low, high = unit.code(node.value), unit.code(node.low), unit.code(node.high)

    def evaluate(scope: View) -> bool | None:
        x = value(scope)
        first, last = low(scope), high(scope)
        refusal: NoValue | None = None
        for lesser, greater in ((first, x), (x, last)):
            try:
                if not less_or_equal(scope.run, lesser, greater):
                    return False
            except NoValue as reason:
                refusal = refusal or reason
        if refusal is None:
            return True
        unit.null(scope, node, refusal)
        return None

    return evaluate
