"""What follows the dot after a temporal value (DMN 1.5, 10.3.2.3)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from engine.feel.temporal.dates import Date
from engine.feel.temporal.durations import NANOSECONDS, DaysTimeDuration, YearsMonthsDuration, fraction_text
from engine.feel.temporal.instants import DateTime
from engine.feel.temporal.times import Time
from engine.feel.temporal.zones import Region, Zone

PropertyValue = Decimal | DaysTimeDuration | str | None


def _offset(seconds: int | None) -> DaysTimeDuration | None:
    return None if seconds is None else DaysTimeDuration(seconds * NANOSECONDS)


def _region(zone: Zone | None) -> str | None:
    return zone.key if isinstance(zone, Region) else None


def _seconds(duration: DaysTimeDuration) -> Decimal:
    *_, seconds, fraction = duration.parts()
    sign = "-" if duration.nanoseconds < 0 and (seconds or fraction) else ""
    return Decimal(f"{sign}{abs(seconds)}{fraction_text(abs(fraction))}")


PROPERTIES: dict[type, dict[str, Callable[[Any], PropertyValue]]] = {
    Date: {
        "year": lambda date: Decimal(date.year),
        "month": lambda date: Decimal(date.month),
        "day": lambda date: Decimal(date.day),
        "weekday": lambda date: Decimal(date.weekday),
    },
    DateTime: {
        "year": lambda instant: Decimal(instant.date.year),
        "month": lambda instant: Decimal(instant.date.month),
        "day": lambda instant: Decimal(instant.date.day),
        "weekday": lambda instant: Decimal(instant.date.weekday),
        "hour": lambda instant: Decimal(instant.time.hour),
        "minute": lambda instant: Decimal(instant.time.minute),
        "second": lambda instant: Decimal(instant.time.second),
        "time offset": lambda instant: _offset(instant.utc_offset),
        "timezone": lambda instant: _region(instant.time.zone),
    },
    Time: {
        "hour": lambda time: Decimal(time.hour),
        "minute": lambda time: Decimal(time.minute),
        "second": lambda time: Decimal(time.second),
        "time offset": lambda time: _offset(time.utc_offset),
        "timezone": lambda time: _region(time.zone),
    },
    DaysTimeDuration: {
        "days": lambda duration: Decimal(duration.parts()[0]),
        "hours": lambda duration: Decimal(duration.parts()[1]),
        "minutes": lambda duration: Decimal(duration.parts()[2]),
        "seconds": _seconds,
    },
    YearsMonthsDuration: {
        "years": lambda duration: Decimal(duration.parts()[0]),
        "months": lambda duration: Decimal(duration.parts()[1]),
    },
}
