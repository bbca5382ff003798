"""How values are spoken of in the sentences people read."""

from typing import Any

from engine.feel.ranges import Range
from engine.feel.temporal.words import KINDS, a


def describe(value: Any) -> str:
    """The kind of a value in a sentence; never the value itself, which may be personal.

    >>> from decimal import Decimal
    >>> describe(Decimal(3)), describe(None), describe([])
    ('a number', 'null', 'a list')
    """
    if value.__class__ in KINDS:
        return a(value)
    if isinstance(value, Range):
        return "a range"
    return "a function" if getattr(value, "signatures", None) else "something that is no FEEL value"


def ordinal(number: int) -> str:
    """1 as "1st", 2 as "2nd" and so on."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number if number < 20 else number % 10, "th")
    return f"{number}{suffix}"
