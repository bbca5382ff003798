"""How values are named in the sentences people read."""

from decimal import Decimal

from engine.feel.temporal.dates import Date
from engine.feel.temporal.durations import DaysTimeDuration, YearsMonthsDuration
from engine.feel.temporal.instants import DateTime
from engine.feel.temporal.times import Time

KINDS: dict[type, str] = {
    Date: "date",
    Time: "time",
    DateTime: "date and time",
    DaysTimeDuration: "days and time duration",
    YearsMonthsDuration: "years and months duration",
    Decimal: "number",
    bool: "boolean",
    str: "string",
    list: "list",
    dict: "context",
    type(None): "null",
}


def kind(value: object) -> str:
    """The name FEEL gives to the kind of `value` (DMN 1.5, 10.3.2.3 and 10.3.4).

    >>> kind(Date(2026, 3, 1)), kind(DaysTimeDuration(0)), kind(None)
    ('date', 'days and time duration', 'null')
    """
    return KINDS.get(type(value)) or type(value).__name__.lower()


def a(value: object) -> str:
    """The kind of `value` with its article.

    >>> a(Date(2026, 3, 1)), a(None)
    ('a date', 'null')
    """
    return "null" if value is None else f"a {kind(value)}"
