"""The kinds of value a column can hold, each with its order and a way to find values in between.

Values with a time zone and values without one are two kinds: they have no order between them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from engine.dmn.analysis.between import number_between, text_between, whole_between
from engine.feel.temporal import (
    Date,
    DateTime,
    DaysTimeDuration,
    Offset,
    Time,
    YearsMonthsDuration,
    instant_at,
)
from engine.feel.temporal.dates import from_ordinal
from engine.feel.temporal.durations import DAY_NANOSECONDS, DAY_SECONDS, NANOSECONDS
from engine.feel.temporal.times import time_at
from engine.feel.types import BasicType, Type

_UTC: Final = Offset(0)


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """Values that can be put in one order.

    place: what orders them; equal values have equal places
    between: a friendly value strictly between two places (None: no bound), or None if there is none
    """

    python_class: type
    zoned: bool
    place: Callable[[Any], Any]
    between: Callable[[Any, Any], Any]


def _time_between(zone: Offset | None) -> Callable[[int | None, int | None], Time | None]:
    def between(low: int | None, high: int | None) -> Time | None:
        first = -1 if low is None else max(low, -1)
        last = DAY_SECONDS if high is None else min(high, DAY_SECONDS)
        second = whole_between(first, last, (3600, 60, 1))
        return None if second is None else time_at(second * NANOSECONDS, zone)

    return between


def _date_between(low: int | None, high: int | None) -> Date | None:
    if low is None and high is None:
        return Date(2026, 3, 1)
    day = whole_between(low, high, (1,))
    return None if day is None else from_ordinal(day)


def _date_time_between(zone: Offset | None) -> Callable[[int | None, int | None], DateTime | None]:
    def between(low: int | None, high: int | None) -> DateTime | None:
        if low is None and high is None:
            return DateTime(Date(2026, 3, 1), Time(12, 0, 0, 0, zone))
        second = whole_between(low, high, (DAY_SECONDS, 3600, 60, 1))
        return None if second is None else instant_at(second * NANOSECONDS, zone)

    return between


def _days_between(low: int | None, high: int | None) -> DaysTimeDuration | None:
    steps = (DAY_NANOSECONDS, 3600 * NANOSECONDS, 60 * NANOSECONDS, NANOSECONDS, 1)
    length = whole_between(low, high, steps)
    return None if length is None else DaysTimeDuration(length)


def _months_between(low: int | None, high: int | None) -> YearsMonthsDuration | None:
    months = whole_between(low, high, (12, 1))
    return None if months is None else YearsMonthsDuration(months)


def _utc_second(time: Time) -> int:
    return time.second_of_day - (time.utc_offset or 0)


NUMBERS: Final = Kind(Decimal, False, lambda value: value, number_between)
TEXTS: Final = Kind(str, False, lambda value: value, text_between)
BOOLEANS: Final = Kind(bool, False, int, lambda _low, _high: None)

KINDS: Final = (
    NUMBERS,
    TEXTS,
    BOOLEANS,
    Kind(Date, False, Date.to_ordinal, _date_between),
    Kind(Time, False, _utc_second, _time_between(None)),
    Kind(Time, True, _utc_second, _time_between(_UTC)),
    Kind(DateTime, False, DateTime.epoch_seconds, _date_time_between(None)),
    Kind(DateTime, True, DateTime.epoch_seconds, _date_time_between(_UTC)),
    Kind(DaysTimeDuration, False, lambda value: value.nanoseconds, _days_between),
    Kind(YearsMonthsDuration, False, lambda value: value.months, _months_between),
)
_BY_CLASS: Final = {(kind.python_class, kind.zoned): kind for kind in KINDS}


def kind_of(value: Any) -> Kind | None:
    """The kind of a value; None for null, lists, contexts, ranges and functions."""
    time = value.time if isinstance(value, DateTime) else value
    zoned = isinstance(time, Time) and time.zone is not None
    return _BY_CLASS.get((value.__class__, zoned))


def kinds_of(type_: Type | None, constants: Iterable[Any]) -> tuple[Kind, ...]:
    """The kinds a column holds: those of its type; with no type those that are mentioned in it.

    Of times with and without a zone, those that are mentioned; without a zone if none are. A column of lists or
    contexts holds none of these kinds.
    """
    mentioned = {kind_of(value) for value in constants}
    if isinstance(type_, BasicType):
        fitting = [kind for kind in KINDS if kind.python_class is type_.python_class]
        return tuple(kind for kind in fitting if kind in mentioned) or tuple(fitting[:1])
    if is_structured(type_):
        return ()
    return tuple(kind for kind in KINDS if kind in mentioned)


def is_structured(type_: Type | None) -> bool:
    """Whether values of the type have parts or are functions, which no cell can be analysed for."""
    return type_ is not None and not isinstance(type_, BasicType) and type_.name not in ("Any", "Null")
