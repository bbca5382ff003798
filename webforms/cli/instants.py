"""Instants and lengths of time as people read them."""

from datetime import datetime, timedelta
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
    return f"{local:%a} {local.day} {local:%B %Y, %H:%M}"


def told_days(length: timedelta) -> str:
    """A length of time to the hour.

    >>> told_days(timedelta(days=8, hours=3)), told_days(timedelta(days=1))
    ('8 days and 3 hours', '1 day')
    """
    hours = round(length.total_seconds() / 3600)
    parts = [(hours // 24, "day"), (hours % 24, "hour")]
    return " and ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in parts if count) or "0 hours"
