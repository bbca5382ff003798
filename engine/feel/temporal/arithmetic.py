"""Sums, differences, products and quotients of temporal values (DMN 1.5, 10.3.2.5, tables 57 to 61).

Years and months are added on the calendar of the place, days and time on the time line: a day after noon in a region
is 24 hours later, which may be one o'clock where summer time begins in between.
"""

from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from engine.feel.errors import NoValue
from engine.feel.temporal.dates import Date
from engine.feel.temporal.differences import between_dates, between_instants, between_times
from engine.feel.temporal.durations import (
    DAY_NANOSECONDS,
    DaysTimeDuration,
    Duration,
    YearsMonthsDuration,
    make_days_time_duration,
    make_years_months_duration,
)
from engine.feel.temporal.instants import DateTime, instant_at
from engine.feel.temporal.literals import Temporal
from engine.feel.temporal.times import Time, time_at
from engine.feel.temporal.words import a as named

_EXACT = Context(prec=80, rounding=ROUND_DOWN)  # holds the product of the longest duration and a decimal128
_DECIMAL128 = Context(prec=34, rounding=ROUND_HALF_EVEN)

Operation = Callable[[Any, Any], Any]


def _date_plus_months(date: Date, duration: YearsMonthsDuration) -> Date:
    return date.plus_months(duration.months)


def _date_plus_time(date: Date, duration: DaysTimeDuration) -> Date:
    return date.plus_days(duration.nanoseconds // DAY_NANOSECONDS)


def _instant_plus_months(instant: DateTime, duration: YearsMonthsDuration) -> DateTime:
    return DateTime(instant.date.plus_months(duration.months), instant.time)


def _instant_plus_time(instant: DateTime, duration: DaysTimeDuration) -> DateTime:
    return instant_at(instant.epoch_nanoseconds() + duration.nanoseconds, instant.time.zone)


def _time_plus_time(time: Time, duration: DaysTimeDuration) -> Time:
    return time_at(time.nanosecond_of_day + duration.nanoseconds, time.zone)


def _sum_of_days_time(left: DaysTimeDuration, right: DaysTimeDuration) -> DaysTimeDuration:
    return make_days_time_duration(left.nanoseconds + right.nanoseconds)


def _sum_of_years_months(left: YearsMonthsDuration, right: YearsMonthsDuration) -> YearsMonthsDuration:
    return make_years_months_duration(left.months + right.months)


def _swapped(operation: Operation) -> Operation:
    return lambda left, right: operation(right, left)


def _negated(operation: Operation) -> Operation:
    return lambda left, right: operation(left, negate(right))


def _scaled(duration: Duration, number: Decimal, operation: Callable[[Decimal, Decimal], Decimal]) -> Duration:
    amount = duration.nanoseconds if isinstance(duration, DaysTimeDuration) else duration.months
    if not number.is_finite():
        raise NoValue("a duration needs a finite number")
    result = operation(Decimal(amount), number)
    if result and result.adjusted() > 30:
        raise NoValue("that duration is too long")
    whole = int(result)
    if isinstance(duration, DaysTimeDuration):
        return make_days_time_duration(whole)
    return make_years_months_duration(whole)


def _times(duration: Duration, number: Decimal) -> Duration:
    return _scaled(duration, number, _EXACT.multiply)


def _divided(duration: Duration, number: Decimal) -> Duration:
    if not number:
        raise NoValue("a duration cannot be divided by zero")
    return _scaled(duration, number, _EXACT.divide)


def _ratio(left: int, right: int) -> Decimal:
    if not right:
        raise NoValue("a duration cannot be divided by a duration of zero")
    return _DECIMAL128.divide(Decimal(left), Decimal(right))


ADDITIONS: dict[tuple[type, type], Operation] = {
    (Date, YearsMonthsDuration): _date_plus_months,
    (YearsMonthsDuration, Date): _swapped(_date_plus_months),
    (Date, DaysTimeDuration): _date_plus_time,
    (DaysTimeDuration, Date): _swapped(_date_plus_time),
    (DateTime, YearsMonthsDuration): _instant_plus_months,
    (YearsMonthsDuration, DateTime): _swapped(_instant_plus_months),
    (DateTime, DaysTimeDuration): _instant_plus_time,
    (DaysTimeDuration, DateTime): _swapped(_instant_plus_time),
    (Time, DaysTimeDuration): _time_plus_time,
    (DaysTimeDuration, Time): _swapped(_time_plus_time),
    (DaysTimeDuration, DaysTimeDuration): _sum_of_days_time,
    (YearsMonthsDuration, YearsMonthsDuration): _sum_of_years_months,
}
SUBTRACTIONS: dict[tuple[type, type], Operation] = {
    (Date, Date): between_dates,
    (Date, DateTime): between_instants,
    (DateTime, Date): between_instants,
    (DateTime, DateTime): between_instants,
    (Time, Time): between_times,
    (Date, YearsMonthsDuration): _negated(_date_plus_months),
    (Date, DaysTimeDuration): _negated(_date_plus_time),
    (DateTime, YearsMonthsDuration): _negated(_instant_plus_months),
    (DateTime, DaysTimeDuration): _negated(_instant_plus_time),
    (Time, DaysTimeDuration): _negated(_time_plus_time),
    (DaysTimeDuration, DaysTimeDuration): _negated(_sum_of_days_time),
    (YearsMonthsDuration, YearsMonthsDuration): _negated(_sum_of_years_months),
}
MULTIPLICATIONS: dict[tuple[type, type], Operation] = {
    (DaysTimeDuration, Decimal): _times,
    (Decimal, DaysTimeDuration): _swapped(_times),
    (YearsMonthsDuration, Decimal): _times,
    (Decimal, YearsMonthsDuration): _swapped(_times),
}
DIVISIONS: dict[tuple[type, type], Operation] = {
    (DaysTimeDuration, Decimal): _divided,
    (YearsMonthsDuration, Decimal): _divided,
    (DaysTimeDuration, DaysTimeDuration): lambda left, right: _ratio(left.nanoseconds, right.nanoseconds),
    (YearsMonthsDuration, YearsMonthsDuration): lambda left, right: _ratio(left.months, right.months),
}


def add(left: object, right: object) -> Temporal:
    """`left + right`: a duration and whatever it can be added to, in either order.

    >>> str(add(Date(2024, 1, 31), YearsMonthsDuration(1)))
    '2024-02-29'
    >>> add(Date(2024, 1, 31), Decimal(1))
    Traceback (most recent call last):
    engine.feel.errors.NoValue: a date and a number cannot be added
    """
    result: Temporal = _operation(ADDITIONS, left, right, "added")(left, right)
    return result


def subtract(left: object, right: object) -> Temporal:
    """`left - right`: the distance of two moments, or something moved back by a duration.

    >>> str(subtract(Date(2024, 3, 1), Date(2024, 2, 1)))
    'P29D'
    """
    result: Temporal = _operation(SUBTRACTIONS, left, right, "subtracted")(left, right)
    return result


def multiply(left: object, right: object) -> Duration:
    """`left * right`: a duration and a number; what is finer than a nanosecond or a month is cut off.

    >>> str(multiply(YearsMonthsDuration(15), Decimal("0.5")))
    'P7M'
    """
    result: Duration = _operation(MULTIPLICATIONS, left, right, "multiplied")(left, right)
    return result


def divide(left: object, right: object) -> Duration | Decimal:
    """`left / right`: a duration by a number, or by a duration of its kind, which yields a number.

    >>> divide(DaysTimeDuration(3 * DAY_NANOSECONDS), DaysTimeDuration(2 * DAY_NANOSECONDS))
    Decimal('1.5')
    """
    result: Duration | Decimal = _operation(DIVISIONS, left, right, "divided")(left, right)
    return result


def negate(value: object) -> Duration:
    """`-value`, of a duration.

    >>> str(negate(YearsMonthsDuration(12)))
    '-P1Y'
    """
    if isinstance(value, DaysTimeDuration):
        return DaysTimeDuration(-value.nanoseconds)
    if isinstance(value, YearsMonthsDuration):
        return YearsMonthsDuration(-value.months)
    raise NoValue(f"{named(value)} cannot be negated")


def absolute(value: object) -> Duration:
    """`abs(value)`, of a duration.

    >>> str(absolute(YearsMonthsDuration(-12)))
    'P1Y'
    """
    if isinstance(value, DaysTimeDuration):
        return DaysTimeDuration(abs(value.nanoseconds))
    if isinstance(value, YearsMonthsDuration):
        return YearsMonthsDuration(abs(value.months))
    raise NoValue(f"{named(value)} has no absolute value")


def _operation(
    operations: Mapping[tuple[type, type], Operation], left: object, right: object, participle: str
) -> Operation:
    operation = operations.get((type(left), type(right)))
    if operation is None:
        raise NoValue(f"{named(left)} and {named(right)} cannot be {participle}")
    return operation
