"""How far apart two moments are (DMN 1.5, 10.3.2.5)."""

from engine.feel.errors import NoValue
from engine.feel.temporal.dates import Date
from engine.feel.temporal.durations import (
    DAY_NANOSECONDS,
    NANOSECONDS,
    DaysTimeDuration,
    YearsMonthsDuration,
    make_years_months_duration,
)
from engine.feel.temporal.instants import EPOCH_ORDINAL, DateTime
from engine.feel.temporal.times import Time

_ONE_ZONE_SHORT = "a {0} with a zone and a {0} without one cannot be subtracted"


def between_dates(later: Date, earlier: Date) -> DaysTimeDuration:
    """The days from `earlier` to `later`.

    >>> str(between_dates(Date(2026, 3, 1), Date(2026, 2, 1)))
    'P28D'
    """
    return DaysTimeDuration((later.to_ordinal() - earlier.to_ordinal()) * DAY_NANOSECONDS)


def between_times(later: Time, earlier: Time) -> DaysTimeDuration:
    """The time from `earlier` to `later` on the same day; both have a zone or neither has.

    >>> str(between_times(Time(9, 0, 0), Time(10, 30, 0)))
    '-PT1H30M'
    """
    if (later.zone is None) is not (earlier.zone is None):
        raise NoValue(_ONE_ZONE_SHORT.format("time"))
    zones = (later.utc_offset or 0) - (earlier.utc_offset or 0)
    return DaysTimeDuration(later.nanosecond_of_day - earlier.nanosecond_of_day - zones * NANOSECONDS)


def between_instants(later: DateTime | Date, earlier: DateTime | Date) -> DaysTimeDuration:
    """The time from `earlier` to `later`; a date counts as its midnight, in UTC where the other has a zone.

    >>> str(between_instants(DateTime(Date(2026, 3, 2), Time(9, 0, 0)), Date(2026, 3, 1)))
    'P1DT9H'
    """
    instants = [moment for moment in (later, earlier) if isinstance(moment, DateTime)]
    if len({instant.time.zone is None for instant in instants}) > 1:
        raise NoValue(_ONE_ZONE_SHORT.format("date and time"))
    return DaysTimeDuration(_epoch_nanoseconds(later) - _epoch_nanoseconds(earlier))


def years_and_months_between(start: Date | DateTime, end: Date | DateTime) -> YearsMonthsDuration:
    """The whole months from `start` to `end`, negative when `end` comes first; only the dates count.

    >>> str(years_and_months_between(Date(2011, 12, 22), Date(2013, 8, 24)))
    'P1Y8M'
    >>> str(years_and_months_between(Date(2013, 8, 24), Date(2011, 12, 22)))
    '-P1Y8M'
    """
    first = start.date if isinstance(start, DateTime) else start
    last = end.date if isinstance(end, DateTime) else end
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 0 and last.day < first.day:
        months -= 1
    elif months < 0 and last.day > first.day:
        months += 1
    return make_years_months_duration(months)


def _epoch_nanoseconds(moment: DateTime | Date) -> int:
    if isinstance(moment, DateTime):
        return moment.epoch_nanoseconds()
    return (moment.to_ordinal() - EPOCH_ORDINAL) * DAY_NANOSECONDS
