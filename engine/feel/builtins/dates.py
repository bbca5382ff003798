"""Functions on dates, the present moment, and sameness (DMN 1.5, 10.3.4.6, 10.3.4.11 and 10.3.4.12)."""

from decimal import Decimal
from typing import Any, Final

from engine.feel.builtins.parameters import DAY, anything
from engine.feel.functions import Function, Parameter, Signature
from engine.feel.ranges import Range
from engine.feel.run import Run
from engine.feel.temporal import Date, DateTime, from_python
from engine.feel.types import BOOLEAN, DATE, DATE_TIME, NUMBER, STRING

DAYS_OF_WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_OF_YEAR: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_LEVEL: Final = 2  # Python frames that one level of nesting takes


def _date(of: Date | DateTime) -> Date:
    return of.date if isinstance(of, DateTime) else of


def day_of_year(date: Date | DateTime) -> Decimal:
    """The number of the day in its year, from 1."""
    return Decimal(_date(date).day_of_year)


def day_of_week(date: Date | DateTime) -> str:
    """The English name of the day of the week."""
    return DAYS_OF_WEEK[_date(date).weekday - 1]


def month_of_year(date: Date | DateTime) -> str:
    """The English name of the month."""
    return MONTHS_OF_YEAR[_date(date).month - 1]


def week_of_year(date: Date | DateTime) -> Decimal:
    """The number of the week by ISO 8601."""
    return Decimal(_date(date).week_of_year)


def now(run: Run) -> Any:
    """The moment of this evaluation, in the zone spoken here."""
    return from_python(run.now())


def today(run: Run) -> Any:
    """The date of this evaluation, in the zone spoken here."""
    return from_python(run.now().date())


def identical(run: Run, value1: Any, value2: Any) -> bool:
    """Whether both are the same value: of one kind, and alike in every part, fractions of seconds and zones too.

    >>> identical(Run(), Decimal(1), Decimal("1.0")), identical(Run(), Decimal(1), "1")
    (True, False)
    """
    if value1 is value2:
        return True
    if value1.__class__ is not value2.__class__:
        return False
    if not isinstance(value1, list | dict | Range):
        return bool(value1 == value2)
    run.enter(_LEVEL)
    try:
        return _identical_parts(run, value1, value2)
    finally:
        run.leave(_LEVEL)


def _identical_parts(run: Run, value1: Any, value2: Any) -> bool:
    if isinstance(value1, Range):
        return all(
            identical(run, getattr(value1, part), getattr(value2, part))
            for part in ("operator", "low_included", "high_included", "low", "high")
        )
    run.spend(1 + len(value1))
    if len(value1) != len(value2):
        return False
    if isinstance(value1, list):
        return all(identical(run, left, right) for left, right in zip(value1, value2, strict=True))
    return value1.keys() == value2.keys() and all(identical(run, value1[key], value2[key]) for key in value1)


_DATE: Final = (Parameter("date", DAY),)

FUNCTIONS: Final = (
    Function("day of year", (Signature(_DATE, day_of_year),), NUMBER),
    Function("day of week", (Signature(_DATE, day_of_week),), STRING),
    Function("month of year", (Signature(_DATE, month_of_year),), STRING),
    Function("week of year", (Signature(_DATE, week_of_year),), NUMBER, cost=5),
    Function("now", (Signature((), now, needs_run=True),), DATE_TIME),
    Function("today", (Signature((), today, needs_run=True),), DATE),
    Function("is", (Signature((anything("value1"), anything("value2")), identical, needs_run=True),), BOOLEAN),
)
