"""Equality and order of temporal values (DMN 1.5, 10.3.2.3).

Two readings of the standard that its conformance kit prescribes: times of day are compared by whole seconds, what is
finer does not count; and zoned values are compared where they lie on the time line, whatever zone they are told in.
"""

from engine.feel.errors import NoValue
from engine.feel.temporal.dates import Date
from engine.feel.temporal.durations import DaysTimeDuration, YearsMonthsDuration
from engine.feel.temporal.instants import DateTime
from engine.feel.temporal.times import Time
from engine.feel.temporal.words import a as named


def same(left: object, right: object) -> bool:
    """`left = right`, of two temporal values of one kind; with and without a zone is never the same.

    >>> from engine.feel.temporal.literals import parse_temporal as at
    >>> same(at("2002-04-02T12:00:00-01:00"), at("2002-04-02T17:00:00+04:00"))
    True
    >>> same(at("10:30:00.1"), at("10:30:00.2")), same(at("10:30:00Z"), at("10:30:00"))
    (True, False)
    >>> same(at("P1Y"), at("P365D"))
    Traceback (most recent call last):
    engine.feel.errors.NoValue: a years and months duration and a days and time duration cannot be compared
    """
    _check_kinds(left, right)
    return left == right or (_zoned(left) is _zoned(right) and _place(left) == _place(right))


def before(left: object, right: object) -> bool:
    """`left < right`, of two temporal values of one kind, both with a zone or both without.

    >>> from engine.feel.temporal.literals import parse_temporal as at
    >>> before(at("2026-03-01"), at("2026-03-02")), before(at("P1Y"), at("P12M"))
    (True, False)
    >>> before(at("10:30:00Z"), at("10:30:00"))
    Traceback (most recent call last):
    engine.feel.errors.NoValue: a time with a zone and a time without one have no order
    """
    _check_kinds(left, right)
    if _zoned(left) is not _zoned(right):
        raise NoValue(f"{named(left)} with a zone and {named(left)} without one have no order")
    return _place(left) < _place(right)


def _check_kinds(left: object, right: object) -> None:
    if type(left) is not type(right):
        raise NoValue(f"{named(left)} and {named(right)} cannot be compared")


def _zoned(value: object) -> bool:
    if isinstance(value, DateTime):
        return value.time.zone is not None
    return isinstance(value, Time) and value.zone is not None


def _place(value: object) -> int:
    """A number that orders the values of one kind; its distances mean nothing."""
    if isinstance(value, Date):
        return (value.year * 12 + value.month) * 31 + value.day
    if isinstance(value, DateTime):
        return value.epoch_seconds()
    if isinstance(value, Time):
        return value.second_of_day - (value.utc_offset or 0)
    if isinstance(value, DaysTimeDuration):
        return value.nanoseconds
    if isinstance(value, YearsMonthsDuration):
        return value.months
    raise NoValue(f"{named(value)} is not a date, a time or a duration")
