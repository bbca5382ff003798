"""Between Python's values and FEEL's."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.feel import temporal
from engine.feel.errors import FeelError, NoValue
from engine.feel.functions import Function
from engine.feel.numbers import number
from engine.feel.ranges import Range

_MAX_DEPTH = 100
_NATIVE = (dt.date, dt.time, dt.timedelta)


class NoFeelValue(FeelError):
    """This value has no counterpart in FEEL."""


def to_feel(value: Any, depth: int = 0) -> Any:
    """A Python value, such as parsed JSON, as a FEEL value; raises NoFeelValue.

    Integers and floats become decimals by their digits, tuples become lists, mappings with text keys contexts,
    dates and times of `datetime` FEEL's. A FEEL value stays as it is.

    >>> to_feel({"risk": 0.1, "ticks": [1, 2]})
    {'risk': Decimal('0.1'), 'ticks': [Decimal('1'), Decimal('2')]}
    """
    if depth > _MAX_DEPTH:
        raise NoFeelValue(f"this value is nested more than {_MAX_DEPTH} levels deep")
    try:
        return _converted(value, depth)
    except NoValue as reason:
        raise NoFeelValue(str(reason)) from None


def _converted(value: Any, depth: int) -> Any:
    match value:
        case None | bool() | str() | Range() | Function():
            return value
        case int() | float() | Decimal():
            digits = number(repr(value) if isinstance(value, float) else str(value))
            if not digits.is_finite():
                raise NoFeelValue("infinity and not-a-number are no numbers in FEEL")
            return digits
        case list() | tuple():
            return [to_feel(item, depth + 1) for item in value]
        case Mapping():
            if not all(isinstance(key, str) for key in value):
                raise NoFeelValue("the names in a context must be texts")
            return {key: to_feel(entry, depth + 1) for key, entry in value.items()}
    if isinstance(value, _NATIVE):
        return temporal.from_python(value)
    if type(value) in temporal.PROPERTIES:
        return value
    raise NoFeelValue(f"a Python {type(value).__name__} has no counterpart in FEEL")


def to_json(value: Any, depth: int = 0) -> Any:
    """A FEEL value for JSON: whole numbers as integers, other numbers and dates as their texts.

    >>> to_json([Decimal("14"), Decimal("0.5"), temporal.parse_duration("P14D")])
    [14, '0.5', 'P14D']
    """
    if depth > _MAX_DEPTH:
        raise NoFeelValue(f"this value is nested more than {_MAX_DEPTH} levels deep")
    match value:
        case None | bool() | str():
            return value
        case Decimal():
            whole = value == value.to_integral_value() and abs(value) < 2**53
            return int(value) if whole else str(value)
        case list():
            return [to_json(item, depth + 1) for item in value]
        case dict():
            return {key: to_json(entry, depth + 1) for key, entry in value.items()}
        case Range():
            low, high = to_json(value.low, depth + 1), to_json(value.high, depth + 1)
            return {"low": low, "high": high, "lowIncluded": value.low_included, "highIncluded": value.high_included}
        case Function():
            return f"function {value.name}"
    return str(value)
