"""To and from the dates and times of Python's `datetime`."""

import datetime as dt
from zoneinfo import ZoneInfo

from engine.feel.errors import NoValue
from engine.feel.temporal.dates import Date
from engine.feel.temporal.durations import DaysTimeDuration, YearsMonthsDuration
from engine.feel.temporal.instants import DateTime
from engine.feel.temporal.literals import Temporal
from engine.feel.temporal.times import Time
from engine.feel.temporal.zones import Offset, Region, Zone, make_offset, make_region

Python = dt.date | dt.datetime | dt.time | dt.timedelta

_MICROSECOND = dt.timedelta(microseconds=1)


def from_python(value: Python) -> Temporal:
    """The FEEL value of a Python value.

    A `ZoneInfo` becomes a region, every other zone the offset it has then; so does a `ZoneInfo` in the second pass of
    the hour that is shown twice, which a region cannot tell from the first.

    >>> str(from_python(dt.datetime(2026, 3, 1, 9, tzinfo=ZoneInfo("Europe/Tallinn"))))
    '2026-03-01T09:00:00@Europe/Tallinn'
    """
    if isinstance(value, dt.datetime):
        second_pass = value.utcoffset() != value.replace(fold=0).utcoffset()
        zone = _offset(value.utcoffset()) if second_pass else _zone(value.tzinfo, value.utcoffset())
        return DateTime(_date(value), _time(value.timetz(), zone))
    if isinstance(value, dt.date):
        return _date(value)
    if isinstance(value, dt.time):
        return _time(value, _zone(value.tzinfo, value.utcoffset()))
    return DaysTimeDuration(value // _MICROSECOND * 1000)


def to_python(value: Temporal) -> Python:
    """The Python value of a FEEL value, where there is one; what is finer than a microsecond is cut off.

    >>> from engine.feel.temporal.literals import parse_temporal as at
    >>> to_python(at("2026-03-01T09:00:00Z"))
    datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.timezone.utc)
    """
    if isinstance(value, Date):
        return _python_date(value)
    if isinstance(value, DateTime):
        return dt.datetime.combine(_python_date(value.date), _python_time(value.time))
    if isinstance(value, Time):
        return _python_time(value)
    if isinstance(value, YearsMonthsDuration):
        raise NoValue("a years and months duration has no counterpart in Python")
    microseconds = abs(value.nanoseconds) // 1000
    try:
        return dt.timedelta(microseconds=-microseconds if value.nanoseconds < 0 else microseconds)
    except OverflowError:
        raise NoValue("that duration is too long for Python") from None


def _date(value: dt.date) -> Date:
    return Date(value.year, value.month, value.day)


def _time(value: dt.time, zone: Zone | None) -> Time:
    return Time(value.hour, value.minute, value.second, value.microsecond * 1000, zone)


def _zone(zone: dt.tzinfo | None, offset: dt.timedelta | None) -> Zone | None:
    if isinstance(zone, ZoneInfo) and zone.key:
        return make_region(zone.key)
    return None if zone is None else _offset(offset)


def _offset(offset: dt.timedelta | None) -> Offset:
    if offset is None:
        raise NoValue("that time zone has no offset without a date")
    if offset.microseconds:
        raise NoValue("an offset from UTC is a whole number of seconds")
    return make_offset(offset.days * 86_400 + offset.seconds)


def _python_date(date: Date) -> dt.date:
    if not dt.MINYEAR <= date.year <= dt.MAXYEAR:
        raise NoValue("Python knows the years 1 to 9999 only")
    return dt.date(date.year, date.month, date.day)


def _python_time(time: Time) -> dt.time:
    return dt.time(time.hour, time.minute, time.second, time.nanosecond // 1000, _python_zone(time.zone))


def _python_zone(zone: Zone | None) -> dt.tzinfo | None:
    if isinstance(zone, Region):
        return ZoneInfo(zone.key)
    if isinstance(zone, Offset):
        return dt.timezone(dt.timedelta(seconds=zone.seconds)) if zone.seconds else dt.UTC
    return None
