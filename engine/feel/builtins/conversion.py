"""Functions that make a value of one kind from another (DMN 1.5, 10.3.4.1)."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from engine.feel import numbers
from engine.feel.builtins.parameters import DAY, DURATION, anything, number, omissible, string
from engine.feel.builtins.text import text_of
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Parameter, Signature
from engine.feel.run import Run
from engine.feel.temporal import (
    Date,
    DateTime,
    DaysTimeDuration,
    Duration,
    Offset,
    Time,
    make_date,
    make_date_time,
    make_region,
    make_time,
    parse_date,
    parse_date_time,
    parse_duration,
    parse_time,
    years_and_months_between,
)
from engine.feel.types import DATE, DATE_TIME, DAYS_TIME_DURATION, NUMBER, STRING, TIME, YEARS_MONTHS_DURATION, one_of

GROUPING_SEPARATORS: Final = frozenset({" ", ",", "."})
DECIMAL_SEPARATORS: Final = frozenset({",", "."})

_MIDNIGHT_UTC: Final = Time(0, 0, 0, 0, Offset(0))


def to_date(from_: str | Date | DateTime) -> Date:
    """The date that a text says, or that a date and time has."""
    if isinstance(from_, str):
        return parse_date(from_)
    return from_.date if isinstance(from_, DateTime) else from_


def date_of(year: Decimal, month: Decimal, day: Decimal) -> Date:
    """The date with these parts."""
    return make_date(_whole(year, "year"), _whole(month, "month"), _whole(day, "day"))


def to_time(from_: str | Time | DateTime | Date) -> Time:
    """The time that a text says, or that a date and time has; of a date, midnight in UTC."""
    if isinstance(from_, str):
        return parse_time(from_)
    if isinstance(from_, DateTime):
        return from_.time
    return _MIDNIGHT_UTC if isinstance(from_, Date) else from_


def time_of(hour: Decimal, minute: Decimal, second: Decimal, offset: DaysTimeDuration | None) -> Time:
    """The time with these parts; the second may have a fraction."""
    return make_time(_whole(hour, "hour"), _whole(minute, "minute"), second, offset)


def date_and_time_of(
    year: Decimal,
    month: Decimal,
    day: Decimal,
    hour: Decimal,
    minute: Decimal,
    second: Decimal,
    offset: DaysTimeDuration | None,
) -> DateTime:
    """The date and time with these parts, with an offset from UTC or without."""
    return DateTime(date_of(year, month, day), time_of(hour, minute, second, offset))


def date_and_time_in(
    year: Decimal, month: Decimal, day: Decimal, hour: Decimal, minute: Decimal, second: Decimal, timezone: str
) -> DateTime:
    """The date and time with these parts in a region, such as "Europe/Tallinn"."""
    time = make_time(_whole(hour, "hour"), _whole(minute, "minute"), second, make_region(timezone))
    return DateTime(date_of(year, month, day), time)


def _whole(value: Decimal, part: str) -> int:
    if not numbers.is_integer(value):
        raise NoValue(f"the {part} must be a whole number")
    return numbers.integer(value)


def to_number(from_: str, grouping_separator: str | None, decimal_separator: str | None) -> Decimal:
    """The number that a text says, without its grouping separators.

    >>> to_number("1 000,5", " ", ",")
    Decimal('1000.5')
    """
    if grouping_separator is not None and grouping_separator not in GROUPING_SEPARATORS:
        raise NoValue("a grouping separator is a space, a comma or a period")
    if decimal_separator is not None and decimal_separator not in DECIMAL_SEPARATORS:
        raise NoValue("a decimal separator is a comma or a period")
    if grouping_separator is not None and grouping_separator == decimal_separator:
        raise NoValue("the grouping separator and the decimal separator must differ")
    found = _number_pattern(grouping_separator or "", decimal_separator or ".").fullmatch(from_)
    if found is None:
        raise NoValue("the text is not a number in this notation")
    whole, fraction, exponent = found.groups(default="")
    digits = whole.replace(grouping_separator, "") if grouping_separator else whole
    return numbers.number(f"{digits}.{fraction}{exponent}" if fraction else digits + exponent)


@lru_cache
def _number_pattern(grouping: str, decimal: str) -> re.Pattern[str]:
    """The sign and the whole part, the fraction, the exponent."""
    groups = f"(?:{re.escape(grouping)}[0-9]+)*" if grouping else ""
    fraction = "((?!))" if grouping == decimal else f"{re.escape(decimal)}([0-9]+)"
    return re.compile(rf"(-?[0-9]+{groups}|-?(?={re.escape(decimal)}))(?:{fraction})?([eE][+-]?[0-9]+)?")


def to_string(run: Run, from_: Any) -> str | None:
    """The value as text; null for null."""
    if from_ is None:
        return None
    text = text_of(run, from_)
    run.check_text(len(text))
    return text


def to_duration(from_: str) -> Duration:
    """The duration that a text says."""
    return parse_duration(from_)


_ZONE_COST: Final = 10  # a zone may have to be looked up
_FROM: Final = (string("from"),)
_DATE_PARTS: Final = (number("year"), number("month"), number("day"))
_TIME_PARTS: Final = (number("hour"), number("minute"), number("second"))
_OFFSET: Final = omissible("offset", DAYS_TIME_DURATION)
_SEPARATORS: Final = (omissible("grouping separator", STRING), omissible("decimal separator", STRING))

FUNCTIONS: Final = (
    Function(
        "date",
        (
            Signature((Parameter("from", one_of(STRING, DAY)),), to_date),
            Signature(_DATE_PARTS, date_of),
        ),
        DATE,
    ),
    Function(
        "time",
        (
            Signature((Parameter("from", one_of(STRING, TIME, DAY)),), to_time),
            Signature((*_TIME_PARTS, _OFFSET), time_of),
        ),
        TIME,
        cost=_ZONE_COST,
    ),
    Function(
        "date and time",
        (
            Signature(_FROM, parse_date_time),
            Signature((Parameter("date", DAY), Parameter("time", TIME)), make_date_time),
            Signature((*_DATE_PARTS, *_TIME_PARTS, _OFFSET), date_and_time_of),
            Signature((*_DATE_PARTS, *_TIME_PARTS, string("timezone")), date_and_time_in),
        ),
        DATE_TIME,
        cost=_ZONE_COST,
    ),
    Function("duration", (Signature(_FROM, to_duration),), DURATION),
    Function(
        "years and months duration",
        (Signature((Parameter("from", DAY), Parameter("to", DAY)), years_and_months_between),),
        YEARS_MONTHS_DURATION,
    ),
    Function("number", (Signature((string("from"), *_SEPARATORS), to_number),), NUMBER),
    Function("string", (Signature((anything("from"),), to_string, needs_run=True),), STRING),
)
