"""Functions beyond the standard: working days, by the weekends and public holidays of a country.

Expressions that use them do not run in other engines.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from engine import holiday_calendar
from engine.feel import numbers
from engine.feel.builtins.parameters import DAY, number, string
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Parameter, Signature
from engine.feel.run import Run
from engine.feel.temporal import Date, DateTime, make_date
from engine.feel.types import BOOLEAN

MOST_WORKING_DAYS: Final = 2_500

_ONE_DAY: Final = dt.timedelta(days=1)
_STEPS_PER_DAY: Final = 10
_STEPS_PER_YEAR: Final = 1_500  # the holidays of a year have to be worked out once


def add_working_days(run: Run, date: Date | DateTime, n: Decimal, country: str) -> Date | DateTime:
    """The n-th working day after the date, or before it where n is negative; a time of day stays as it is.

    With n = 0 it is the date itself if that is a working day, else the next working day.
    """
    if not numbers.is_integer(n):
        raise NoValue("the number of working days must be a whole number")
    if n.copy_abs() > MOST_WORKING_DAYS:
        raise NoValue(f"at most {MOST_WORKING_DAYS:,} working days can be added")
    count = int(n)
    run.spend(abs(count) * _STEPS_PER_DAY)
    day = _python_date(date)
    try:
        found = _counted(day, count, lambda other: _is_working(run, country, other))
    except OverflowError:
        raise NoValue("that date is too far away") from None
    made = make_date(found.year, found.month, found.day)
    return DateTime(made, date.time) if isinstance(date, DateTime) else made


def is_working_day(run: Run, date: Date | DateTime, country: str) -> bool:
    """Whether the date is neither on the weekend nor a public holiday in the country, such as "EE"."""
    return _is_working(run, country, _python_date(date))


def _is_working(run: Run, country: str, day: dt.date) -> bool:
    run.spend_once(("holidays", country, day.year), _STEPS_PER_YEAR)
    try:
        return holiday_calendar.is_working_day(country, day)
    except holiday_calendar.UnknownHolidays as reason:
        raise NoValue(str(reason)) from None


def _counted(day: dt.date, count: int, is_working: Callable[[dt.date], bool]) -> dt.date:
    if not count:
        while not is_working(day):
            day += _ONE_DAY
        return day
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working(day):
            day += step
    return day


def _python_date(of: Date | DateTime) -> dt.date:
    date = of.date if isinstance(of, DateTime) else of
    if not dt.MINYEAR <= date.year <= dt.MAXYEAR:
        raise NoValue("the holidays of that year are not known here")
    return dt.date(date.year, date.month, date.day)


_DATE: Final = Parameter("date", DAY)

FUNCTIONS: Final = (
    Function(
        "add working days",
        (Signature((_DATE, number("n"), string("country")), add_working_days, needs_run=True),),
        DAY,
    ),
    Function("is working day", (Signature((_DATE, string("country")), is_working_day, needs_run=True),), BOOLEAN),
)
