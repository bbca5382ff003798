"""Instants and lengths of time as people read them."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

UTC_NAME: Final = "UTC"


def told_instant(instant: datetime, zone: str = UTC_NAME) -> str:
    """An instant in a zone (its name).

    >>> from datetime import UTC
    >>> told_instant(datetime(2026, 3, 2, 7, tzinfo=UTC), "Europe/Tallinn")
    'Mon 2 March 2026, 09:00'
    """
    local = instant.astimezone(ZoneInfo(zone))
    return f"{told_day(local)}, {local:%H:%M}"


def told_due(instant: datetime, zone: str = UTC_NAME) -> str:
    """When something is due, in a zone: the day alone for its last minute, which a date without a time means.

    >>> from datetime import UTC
    >>> told_due(datetime(2026, 3, 2, 21, 59, tzinfo=UTC), "Europe/Tallinn")
    'Mon 2 March 2026'
    """
    local = instant.astimezone(ZoneInfo(zone))
    return told_day(local) if (local.hour, local.minute) == (23, 59) else told_instant(instant, zone)


def told_day(day: date) -> str:
    """A day.

    >>> told_day(date(2026, 3, 2))
    'Mon 2 March 2026'
    """
    return f"{day:%a} {day.day} {day:%B %Y}"


def told_days(length: timedelta) -> str:
    """A length of time to the hour.

    >>> told_days(timedelta(days=8, hours=3)), told_days(timedelta(days=1))
    ('8 days and 3 hours', '1 day')
    """
    hours = round(length.total_seconds() / 3600)
    parts = [(hours // 24, "day"), (hours % 24, "hour")]
    return " and ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in parts if count) or "0 hours"
