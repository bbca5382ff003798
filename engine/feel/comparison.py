"""Equality and order of FEEL values (DMN 1.5, 10.3.2.7 and tables 51 to 54).

Values of different kinds are neither equal nor unequal nor ordered: asking has no value. Null equals null alone.
"""

from decimal import Decimal
from typing import Any, Final

from engine.feel import temporal
from engine.feel.errors import NoValue
from engine.feel.functions import Function
from engine.feel.ranges import Range
from engine.feel.run import SHORT_TEXT, Run
from engine.feel.wording import describe

_PLAIN: Final = frozenset({Decimal, str, bool})
_LEVEL: Final = 3  # Python frames that one level of nesting takes


def equal(run: Run, left: Any, right: Any) -> bool:
    """Whether two values are equal; raises NoValue for two kinds that cannot be compared."""
    kind = left.__class__
    if kind is right.__class__:
        if kind in _PLAIN:
            if kind is str and len(left) > SHORT_TEXT:
                run.spend_text(len(left))
            return bool(left == right)
        if kind in temporal.PROPERTIES:
            return temporal.same(left, right)
        return _equal_parts(run, left, right)
    if left is None or right is None:
        return False
    raise NoValue(f"{describe(left)} and {describe(right)} cannot be compared")


def _equal_parts(run: Run, left: Any, right: Any) -> bool:
    if left is right:
        return True
    run.enter(_LEVEL)
    try:
        if isinstance(left, list):
            run.spend(1 + len(left))
            return len(left) == len(right) and all(equal(run, a, b) for a, b in zip(left, right, strict=True))
        if isinstance(left, dict):
            run.spend(1 + 2 * len(left))
            return left.keys() == right.keys() and all(equal(run, left[key], right[key]) for key in left)
        if isinstance(left, Range):
            return _equal_ranges(run, left, right)
        if isinstance(left, Function):
            return False
    finally:
        run.leave(_LEVEL)
    raise NoValue(f"{describe(left)} and {describe(right)} cannot be compared")


def _equal_ranges(run: Run, left: Range, right: Range) -> bool:
    return (
        left.operator == right.operator
        and left.low_included == right.low_included
        and left.high_included == right.high_included
        and equal(run, left.low, right.low)
        and equal(run, left.high, right.high)
    )


def same(run: Run, left: Any, right: Any) -> bool:
    """Equality that takes two kinds that cannot be compared for different."""
    try:
        return equal(run, left, right)
    except NoValue:
        return False


def less(left: Any, right: Any) -> bool:
    """Whether `left` comes before `right`; raises NoValue unless both are of one ordered kind."""
    kind = left.__class__
    if kind is right.__class__:
        if kind is Decimal or kind is str:
            return bool(left < right)
        if kind in temporal.PROPERTIES:
            return temporal.before(left, right)
    if left is None or right is None:
        raise NoValue("null cannot be ordered against another value")
    raise NoValue(f"{describe(left)} and {describe(right)} cannot be put in order")


def less_than(run: Run, left: Any, right: Any) -> bool:
    """`left < right`: as `less`, long texts paid for."""
    if left.__class__ is str and len(left) > SHORT_TEXT:
        run.spend_text(len(left))
    return less(left, right)


def less_or_equal(run: Run, left: Any, right: Any) -> bool:
    """`left <= right`, as `left < right or left = right`."""
    return less_than(run, left, right) or equal(run, left, right)


def contains(run: Run, range_: Range, value: Any) -> bool:
    """Whether a value lies in a range; raises NoValue if it cannot be ordered against its ends."""
    if range_.operator in ("=", "!="):
        return equal(run, value, range_.low) is (range_.operator == "=")
    if range_.low is None and range_.high is None:
        raise NoValue("a range needs at least one end")
    if range_.low is not None:
        inside = less_or_equal(run, range_.low, value) if range_.low_included else less_than(run, range_.low, value)
        if not inside:
            return False
    if range_.high is None:
        return True
    return less_or_equal(run, value, range_.high) if range_.high_included else less_than(run, value, range_.high)


def checked_range(low: Any, high: Any, *, low_included: bool, high_included: bool) -> Range:
    """The range, if its ends are in order; raises NoValue."""
    for end in (low, high):
        if isinstance(end, bool | list | dict | Range):
            raise NoValue(f"{describe(end)} cannot be an end of a range")
    if low is None and high is None:
        raise NoValue("a range needs at least one end")
    if low is not None and high is not None and less(high, low):
        raise NoValue("the lower end of this range is above its upper end")
    return Range(low, high, low_included, high_included)
