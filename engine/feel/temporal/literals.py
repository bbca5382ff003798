"""What stands between the quotation marks of an `@"…"` literal (DMN 1.5, 10.3.1.2)."""

from collections.abc import Callable

from engine.feel.errors import NoValue
from engine.feel.temporal.dates import Date, parse_date
from engine.feel.temporal.durations import DaysTimeDuration, YearsMonthsDuration, parse_duration
from engine.feel.temporal.instants import DateTime, parse_date_time
from engine.feel.temporal.times import Time, parse_time

Temporal = Date | Time | DateTime | DaysTimeDuration | YearsMonthsDuration

READINGS: tuple[Callable[[str], Temporal], ...] = (parse_date, parse_date_time, parse_time, parse_duration)


def parse_temporal(text: str) -> Temporal:
    """The date, date and time, time or duration that `text` means.

    >>> parse_temporal("2026-03-01"), parse_temporal("P10Y")
    (Date(year=2026, month=3, day=1), YearsMonthsDuration(months=120))
    >>> parse_temporal("foo")
    Traceback (most recent call last):
    engine.feel.errors.NoValue: the text is not a date, a time, a date and time or a duration
    """
    for reading in READINGS:
        try:
            return reading(text)
        except NoValue:
            continue
    raise NoValue("the text is not a date, a time, a date and time or a duration")
