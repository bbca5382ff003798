"""Between Python's values and FEEL's."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import count
from typing import Any, Final

from engine.feel import temporal
from engine.feel.errors import FeelError, NoValue
from engine.feel.functions import Function
from engine.feel.numbers import number
from engine.feel.ranges import Range

MAX_DEPTH: Final = 100
MAX_PARTS: Final = 500_000  # a value may hold the same list many times over, and would be written out each time
_HALF: Final = re.compile("[\ud800-\udfff]")
_NATIVE: Final = (dt.date, dt.time, dt.timedelta)


class NoFeelValue(FeelError):
    """This value has no counterpart in FEEL."""


def to_feel(value: Any) -> Any:
    """A Python value, such as parsed JSON, as a FEEL value; raises NoFeelValue.

    Integers and floats become decimals by their digits, tuples become lists, mappings with text keys contexts,
    dates and times of `datetime` FEEL's. A FEEL value stays as it is.

    >>> to_feel({"risk": 0.1, "ticks": [1, 2]})
    {'risk': Decimal('0.1'), 'ticks': [Decimal('1'), Decimal('2')]}
    """
    try:
        return _to_feel(value, 0, count(1))
    except NoValue as reason:
        raise NoFeelValue(str(reason)) from None


def _check(depth: int, parts: Iterator[int]) -> None:
    if depth > MAX_DEPTH:
        raise NoFeelValue(f"this value is nested more than {MAX_DEPTH} levels deep")
    if next(parts) > MAX_PARTS:
        raise NoFeelValue(f"this value has more than {MAX_PARTS:,} parts")


def _to_feel(value: Any, depth: int, parts: Iterator[int]) -> Any:
    _check(depth, parts)
    match value:
        case None | bool() | Range() | Function():
            return value
        case str():
            return _text(value)
        case int() | float() | Decimal():
            digits = number(value if isinstance(value, int) else str(value))
            if not digits.is_finite():
                raise NoFeelValue("infinity and not-a-number are no numbers in FEEL")
            return digits
        case list() | tuple():
            return [_to_feel(item, depth + 1, parts) for item in value]
        case Mapping():
            if not all(isinstance(key, str) for key in value):
                raise NoFeelValue("the names in a context must be texts")
            return {_text(key): _to_feel(entry, depth + 1, parts) for key, entry in value.items()}
    if isinstance(value, _NATIVE):
        return temporal.from_python(value)
    if type(value) in temporal.PROPERTIES:
        return value
    raise NoFeelValue(f"a Python {type(value).__name__} has no counterpart in FEEL")


def _text(value: str) -> str:
    if not value.isascii() and _HALF.search(value):
        raise NoFeelValue("a text here holds half a character (a surrogate without the other one)")
    return str(value)


def to_json(value: Any) -> Any:
    """A FEEL value for JSON: whole numbers as integers, other numbers and dates as their texts; raises NoFeelValue.

    >>> to_json([Decimal("14"), Decimal("0.5"), temporal.parse_duration("P14D")])
    [14, '0.5', 'P14D']
    """
    return _to_json(value, 0, count(1))


def _to_json(value: Any, depth: int, parts: Iterator[int]) -> Any:
    _check(depth, parts)
    match value:
        case None | bool() | str():
            return value
        case Decimal():
            whole = value == value.to_integral_value() and value.copy_abs() < 2**53
            return int(value) if whole else str(value)
        case list():
            return [_to_json(item, depth + 1, parts) for item in value]
        case dict():
            return {key: _to_json(entry, depth + 1, parts) for key, entry in value.items()}
        case Range():
            low, high = (_to_json(end, depth + 1, parts) for end in (value.low, value.high))
            return {"low": low, "high": high, "lowIncluded": value.low_included, "highIncluded": value.high_included}
        case Function():
            return f"function {value.name}"
    return str(value)
