"""Whether a value passes: unary tests and `in` (DMN 1.5, 10.3.1.3 grammar rules 7 to 15, and table 55)."""

from collections.abc import Callable
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

from engine.feel import syntax
from engine.feel.comparison import contains, equal, same
from engine.feel.compiling.scope import Code, Scope, Test, View
from engine.feel.compiling.unit import Unit, constant_value
from engine.feel.errors import NoValue
from engine.feel.ranges import Range

INPUT = "?"


def in_(node: syntax.In, unit: Unit) -> Code:
    """`value in (test, …)`: `or` over the tests."""
    value = unit.code(node.value)
    tests = [compiled_test(test, unit) for test in node.tests]

    def evaluate(scope: View) -> bool | None:
        return any_passes(tests, scope, value(scope))

    return evaluate


def any_passes(tests: list[Test], scope: View, value: Any) -> bool | None:
    """True if one test does, null if none does but one has no answer, else false."""
    result: bool | None = False
    for test in tests:
        passed = test(scope, value)
        if passed is True:
            return True
        if passed is None:
            result = None
    return result


def unary_tests(node: syntax.UnaryTests, unit: Unit) -> Test:
    """A whole cell: `-` passes everything, `not(…)` turns the answer round."""
    if not node.tests:
        return lambda _scope, _value: True
    tests = [compiled_test(test, unit) for test in node.tests]
    if node.negated:

        def negated(scope: View, value: Any) -> bool | None:
            passed = any_passes(tests, scope, value)
            return None if passed is None else not passed

        return negated
    return tests[0] if len(tests) == 1 else lambda scope, value: any_passes(tests, scope, value)


def compiled_test(node: syntax.Node, unit: Unit) -> Test:
    """One test: a comparison, a condition about `?`, or a value to be equal to or be contained in."""
    if any(isinstance(part, syntax.Name) and part.name == INPUT for part in node.walk()):
        return _condition(unit.code(node), node, unit)
    code = unit.code(node)
    expected_always = constant_value(code)
    if expected_always.__class__ is str or expected_always.__class__ is bool:
        return _equal_to(expected_always)

    is_range = isinstance(node, syntax.RangeExpression)
    quick = _numbers_in(expected_always) if expected_always.__class__ is Range else None

    def test(scope: View, value: Any) -> bool | None:
        if quick is not None and value.__class__ is Decimal:
            return quick(value)
        expected = code(scope)
        if expected is None and is_range:
            return None
        try:
            return passes(scope, value, expected)
        except NoValue as reason:
            if value is not None:
                unit.null(scope, node, reason)
            return None

    return test


def _condition(code: Code, node: syntax.Node, unit: Unit) -> Test:
    """A test with `?` in it: whether it is true or, if it gives another value than a boolean, is or holds the input."""

    def test(scope: View, value: Any) -> bool | None:
        result = code(Scope({INPUT: value}, scope, scope.run))
        if result is None or result is True or result is False:
            return result
        try:
            return passes(scope, value, result)
        except NoValue as reason:
            unit.null(scope, node, reason)
            return None

    return test


def _numbers_in(range_: Range) -> Callable[[Decimal], bool] | None:
    """A short cut for a range of numbers; None for any other range."""
    low, high = range_.low, range_.high
    if range_.operator == "!=" or not all(end is None or end.__class__ is Decimal for end in (low, high)):
        return None
    if low is None and high is None:
        return None
    above = ge if range_.low_included else gt
    below = le if range_.high_included else lt
    if low is None:
        return lambda value: below(value, high)
    if high is None:
        return lambda value: above(value, low)
    return lambda value: above(value, low) and below(value, high)


def _equal_to(expected: str | bool) -> Test:
    kind = expected.__class__

    def test(scope: View, value: Any) -> bool | None:
        if value.__class__ is kind:
            return bool(value == expected)
        return value is not None and passes(scope, value, expected)

    return test


def passes(scope: View, value: Any, expected: Any) -> bool:
    """Whether a value is, or is in, what a test gives; raises NoValue if a range cannot tell."""
    run = scope.run
    if expected.__class__ is Range:
        return equal(run, value, expected) if value.__class__ is Range else contains(run, expected, value)
    if isinstance(expected, list):
        run.spend(len(expected))
        if any(_is_or_holds(scope, item, value) for item in expected):
            return True
        return isinstance(value, list) and same(run, value, expected)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if expected is True and value.__class__ is not bool:
        return True
    return same(run, value, expected)


def _is_or_holds(scope: View, item: Any, value: Any) -> bool:
    if item.__class__ is Range and value.__class__ is not Range:
        try:
            return contains(scope.run, item, value)
        except NoValue:
            return False
    return same(scope.run, value, item)
