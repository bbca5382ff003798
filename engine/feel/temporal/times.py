"""Times of day, with or without a zone (DMN 1.5, 10.3.2.3.4)."""

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, Context, Decimal

from engine.feel.errors import NoValue
from engine.feel.temporal.durations import (
    DAY_NANOSECONDS,
    NANOSECONDS,
    DaysTimeDuration,
    fraction_nanoseconds,
    fraction_text,
)
from engine.feel.temporal.zones import Zone, make_offset, parse_zone, standard_offset

TIME = r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?([Zz]|[+-][0-9:]+|@.+)?"

_TIME = re.compile(TIME)
_CUTTING = Context(prec=60, rounding=ROUND_DOWN)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day to the nanosecond; without a zone it is the time on the clock wherever one is.

    >>> from engine.feel.temporal.zones import Offset
    >>> str(Time(9, 5, 0)), str(Time(9, 5, 0, 500_000_000, Offset(0)))
    ('09:05:00', '09:05:00.5Z')
    """

    hour: int
    minute: int
    second: int
    nanosecond: int = 0
    zone: Zone | None = None

    def __str__(self) -> str:
        zone = "" if self.zone is None else str(self.zone)
        return f"{self.hour:02d}:{self.minute:02d}:{self.second:02d}{fraction_text(self.nanosecond)}{zone}"

    @property
    def second_of_day(self) -> int:
        """The whole seconds since midnight."""
        return self.hour * 3600 + self.minute * 60 + self.second

    @property
    def nanosecond_of_day(self) -> int:
        """The nanoseconds since midnight."""
        return (self.hour * 3600 + self.minute * 60 + self.second) * NANOSECONDS + self.nanosecond

    @property
    def utc_offset(self) -> int | None:
        """The offset from UTC in seconds; of a region, which has no date here, the one outside of summer time."""
        return None if self.zone is None else standard_offset(self.zone)


MIDNIGHT = Time(0, 0, 0)


def make_time(hour: int, minute: int, second: int | Decimal, zone: Zone | DaysTimeDuration | None = None) -> Time:
    """The time with these parts, if there is one; `zone` may be an offset given as a duration.

    >>> str(make_time(12, 59, Decimal("1.3"), DaysTimeDuration(-3600 * NANOSECONDS)))
    '12:59:01.3-01:00'
    >>> make_time(24, 0, 0)
    Traceback (most recent call last):
    engine.feel.errors.NoValue: an hour is a number from 0 to 23
    """
    if not 0 <= hour <= 23:
        raise NoValue("an hour is a number from 0 to 23")
    if not 0 <= minute <= 59:
        raise NoValue("a minute is a number from 0 to 59")
    if not 0 <= second < 60:
        raise NoValue("a second is a number from 0 to below 60")
    if isinstance(zone, DaysTimeDuration):
        seconds, fraction = divmod(zone.nanoseconds, NANOSECONDS)
        if fraction:
            raise NoValue("an offset from UTC is a whole number of seconds")
        zone = make_offset(seconds)
    whole, nanosecond = divmod(int(_CUTTING.multiply(Decimal(second), Decimal(NANOSECONDS))), NANOSECONDS)
    return Time(hour, minute, whole, nanosecond, zone)


def time_at(nanosecond_of_day: int, zone: Zone | None) -> Time:
    """The time so many nanoseconds after midnight, going round the clock where that is more than a day.

    >>> str(time_at(25 * 3600 * NANOSECONDS, None)), str(time_at(-1, None))
    ('01:00:00', '23:59:59.999999999')
    """
    seconds, nanosecond = divmod(nanosecond_of_day % DAY_NANOSECONDS, NANOSECONDS)
    minutes, second = divmod(seconds, 60)
    return Time(minutes // 60, minutes % 60, second, nanosecond, zone)


def parse_time(text: str) -> Time:
    """The time written as `HH:MM:SS`, possibly with a fraction, then `Z`, an offset or `@` and a region.

    >>> str(parse_time("13:20:00.50+02:00")), str(parse_time("00:01:00@Europe/Tallinn"))
    ('13:20:00.5+02:00', '00:01:00@Europe/Tallinn')
    >>> parse_time("7:20")
    Traceback (most recent call last):
    engine.feel.errors.NoValue: the text is not a time like 09:30:00
    """
    found = _TIME.fullmatch(text)
    if not found:
        raise NoValue("the text is not a time like 09:30:00")
    hour, minute, second, fraction, zone = found.groups()
    try:
        time = make_time(int(hour), int(minute), int(second), parse_zone(zone or ""))
    except NoValue as reason:
        raise NoValue(f"the text is not a time: {reason}") from None
    return Time(time.hour, time.minute, time.second, fraction_nanoseconds(fraction), time.zone)
