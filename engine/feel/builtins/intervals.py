"""How points and ranges lie to one another (DMN 1.5, 10.3.4.9, table 78).

Every end of a range is a cut of the line of values, just before or just behind a value; a point is the range from
just before it to just behind it. Each of the standard's conditions is then a comparison of cuts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cmp_to_key
from typing import Any, Final

from engine.feel import comparison
from engine.feel.builtins.parameters import interval, point
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Signature
from engine.feel.ranges import Range
from engine.feel.types import BOOLEAN

_BEFORE_ALL, _BEFORE, _BEHIND, _BEHIND_ALL = -2, -1, 1, 2
_FIRST: Final = {_BEFORE_ALL: -1, _BEHIND_ALL: 1}


@dataclass(frozen=True, slots=True)
class Cut:
    """A place on the line of values: just before or just behind `value`, or before or behind all values."""

    value: Any
    side: int


def _order(left: Cut, right: Cut) -> int:
    """Below, at or above zero as `left` lies before, at or behind `right`."""
    if left.side in _FIRST or right.side in _FIRST:
        return _FIRST.get(left.side, 0) - _FIRST.get(right.side, 0)
    if comparison.less(left.value, right.value):
        return -1
    if comparison.less(right.value, left.value):
        return 1
    return left.side - right.side


_key = cmp_to_key(_order)


def _start(of: Any) -> Any:
    """Where a range or a point begins, in a form that can be compared."""
    if not isinstance(of, Range):
        return _key(Cut(of, _BEFORE))
    _check(of)
    if of.low is None:
        return _key(Cut(None, _BEFORE_ALL))
    return _key(Cut(of.low, _BEFORE if of.low_included else _BEHIND))


def _end(of: Any) -> Any:
    """Where a range or a point ends, in a form that can be compared."""
    if not isinstance(of, Range):
        return _key(Cut(of, _BEHIND))
    _check(of)
    if of.high is None:
        return _key(Cut(None, _BEHIND_ALL))
    return _key(Cut(of.high, _BEHIND if of.high_included else _BEFORE))


def _check(range_: Range) -> None:
    if range_.operator == "!=":
        raise NoValue("`!=` leaves values on two sides, which is no range here")


def before(first: Any, second: Any) -> bool:
    """The first ends before the second starts."""
    return bool(_end(first) <= _start(second))


def after(first: Any, second: Any) -> bool:
    """The first starts after the second has ended."""
    return bool(_end(second) <= _start(first))


def meets(first: Range, second: Range) -> bool:
    """The first ends with the value that the second starts with."""
    if first.high is None or second.low is None:
        return False
    same = not comparison.less(first.high, second.low) and not comparison.less(second.low, first.high)
    return same and first.high_included and second.low_included


def met_by(first: Range, second: Range) -> bool:
    """The first starts with the value that the second ends with."""
    return meets(second, first)


def overlaps(first: Range, second: Range) -> bool:
    """There are values in both."""
    return bool(_end(first) > _start(second) and _start(first) < _end(second))


def overlaps_before(first: Range, second: Range) -> bool:
    """The first starts before the second, and ends in it."""
    return bool(_start(first) < _start(second) < _end(first) <= _end(second))


def overlaps_after(first: Range, second: Range) -> bool:
    """The first starts in the second, and ends after it or with it."""
    return overlaps_before(second, first)


def finishes(first: Any, second: Range) -> bool:
    """Both end together, and the first does not start before the second."""
    return bool(_end(first) == _end(second) and _start(first) >= _start(second))


def finished_by(first: Range, second: Any) -> bool:
    """Both end together, and the second does not start before the first."""
    return finishes(second, first)


def includes(first: Range, second: Any) -> bool:
    """All of the second lies in the first."""
    return bool(_start(first) <= _start(second) and _end(first) >= _end(second))


def during(first: Any, second: Range) -> bool:
    """All of the first lies in the second."""
    return includes(second, first)


def starts(first: Any, second: Range) -> bool:
    """Both start together, and the first does not end after the second."""
    return bool(_start(first) == _start(second) and _end(first) <= _end(second))


def started_by(first: Range, second: Any) -> bool:
    """Both start together, and the second does not end after the first."""
    return starts(second, first)


def coincides(first: Any, second: Any) -> bool:
    """Both start together and end together."""
    return bool(_start(first) == _start(second) and _end(first) == _end(second))


_POINTS: Final = (point("point1"), point("point2"))
_POINT_RANGE: Final = (point(), interval())
_RANGE_POINT: Final = (interval(), point())
_RANGES: Final = (interval("range1"), interval("range2"))


def _relation(name: str, body: Callable[[Any, Any], bool], *ways: Any) -> Function:
    return Function(name, tuple(Signature(parameters, body) for parameters in ways), BOOLEAN)


FUNCTIONS: Final = (
    _relation("before", before, _POINTS, _POINT_RANGE, _RANGE_POINT, _RANGES),
    _relation("after", after, _POINTS, _POINT_RANGE, _RANGE_POINT, _RANGES),
    _relation("meets", meets, _RANGES),
    _relation("met by", met_by, _RANGES),
    _relation("overlaps", overlaps, _RANGES),
    _relation("overlaps before", overlaps_before, _RANGES),
    _relation("overlaps after", overlaps_after, _RANGES),
    _relation("finishes", finishes, _POINT_RANGE, _RANGES),
    _relation("finished by", finished_by, _RANGE_POINT, _RANGES),
    _relation("includes", includes, _RANGE_POINT, _RANGES),
    _relation("during", during, _POINT_RANGE, _RANGES),
    _relation("starts", starts, _POINT_RANGE, _RANGES),
    _relation("started by", started_by, _RANGE_POINT, _RANGES),
    _relation("coincides", coincides, _POINTS, _RANGES),
)
