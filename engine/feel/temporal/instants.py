"""Dates and times together (DMN 1.5, 10.3.2.3.6)."""

import re
from dataclasses import dataclass

from engine.feel.errors import NoValue
from engine.feel.temporal.dates import Date, from_ordinal, parse_date
from engine.feel.temporal.durations import DAY_NANOSECONDS, DAY_SECONDS, NANOSECONDS
from engine.feel.temporal.times import MIDNIGHT, Time, parse_time, time_at
from engine.feel.temporal.zones import Zone, offset_at_instant, offset_at_local

EPOCH_ORDINAL = Date(1970, 1, 1).to_ordinal()

_END_OF_DAY = re.compile(r"24:00:00(?:\.0+)?(?![0-9.])")


@dataclass(frozen=True, slots=True)
class DateTime:
    """A date and a time of day; with a zone it is an instant, without one it is what calendar and clock show.

    >>> from engine.feel.temporal.zones import Region
    >>> str(DateTime(Date(2026, 3, 1), Time(9, 0, 0, 0, Region("Europe/Tallinn"))))
    '2026-03-01T09:00:00@Europe/Tallinn'
    """

    date: Date
    time: Time

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"

    @property
    def utc_offset(self) -> int | None:
        """The offset from UTC in seconds that is in force then and there; None without a zone.

        >>> parse_date_time("2026-07-01T00:00:00@Europe/Tallinn").utc_offset
        10800
        """
        zone = self.time.zone
        return None if zone is None else utc_offset(zone, self.date, self.time)

    def epoch_seconds(self) -> int:
        """The whole seconds since 1970 began in UTC; without a zone, as if it were in UTC.

        >>> parse_date_time("1970-01-01T02:00:00+02:00").epoch_seconds()
        0
        """
        local = (self.date.to_ordinal() - EPOCH_ORDINAL) * DAY_SECONDS + self.time.second_of_day
        return local - (self.utc_offset or 0)

    def epoch_nanoseconds(self) -> int:
        """The nanoseconds since 1970 began in UTC; without a zone, as if it were in UTC.

        >>> parse_date_time("1970-01-01T00:00:00.5").epoch_nanoseconds()
        500000000
        """
        return self.epoch_seconds() * NANOSECONDS + self.time.nanosecond


def utc_offset(zone: Zone, date: Date, time: Time) -> int:
    """The offset in seconds in force in `zone` when its calendars and clocks show `date` and `time`.

    >>> from engine.feel.temporal.zones import Region
    >>> utc_offset(Region("Europe/Tallinn"), Date(2026, 1, 1), MIDNIGHT)
    7200
    """
    return offset_at_local(zone, date.year, date.month, date.day, time.second_of_day)


def make_date_time(date: Date | DateTime, time: Time) -> DateTime:
    """The date (or the date of a date and time) at that time; the zone is the one of the time.

    >>> str(make_date_time(Date(2026, 3, 1), Time(9, 0, 0)))
    '2026-03-01T09:00:00'
    """
    return DateTime(date.date if isinstance(date, DateTime) else date, time)


def instant_at(epoch_nanoseconds: int, zone: Zone | None) -> DateTime:
    """What calendar and clock show in the zone (without one, in UTC) so many nanoseconds after 1970 began in UTC.

    The hour that is shown twice when summer time ends is shown here, too: a region has no mark to tell the two apart.

    >>> str(instant_at(0, None))
    '1970-01-01T00:00:00'
    """
    offset = 0 if zone is None else offset_at_instant(zone, epoch_nanoseconds // NANOSECONDS)
    days, nanosecond = divmod(epoch_nanoseconds + offset * NANOSECONDS, DAY_NANOSECONDS)
    return DateTime(from_ordinal(EPOCH_ORDINAL + days), time_at(nanosecond, zone))


def parse_date_time(text: str) -> DateTime:
    """The date and time written as a date, `T` and a time; a date alone means its midnight, without a zone.

    `24:00:00` is the midnight that ends the day, as in XML Schema.

    >>> str(parse_date_time("2026-03-01T09:00:00Z")), str(parse_date_time("2017-12-31T24:00:00"))
    ('2026-03-01T09:00:00Z', '2018-01-01T00:00:00')
    >>> parse_date_time("11:00:00")
    Traceback (most recent call last):
    engine.feel.errors.NoValue: the text is not a date and time: the text is not a date like 2026-03-01
    """
    day, separator, clock = text.partition("T")
    try:
        date = parse_date(day)
        if not separator:
            return DateTime(date, MIDNIGHT)
        if ends_day := _END_OF_DAY.match(clock):
            return DateTime(date.plus_days(1), parse_time(f"00:00:00{clock[ends_day.end() :]}"))
        return DateTime(date, parse_time(clock))
    except NoValue as reason:
        raise NoValue(f"the text is not a date and time: {reason}") from None
