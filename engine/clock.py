"""The one clock: what time it is, and in which zone people speak here.

Both live in context variables, so that a scenario, a sandbox or a simulation can run in its own time within the
same process while everybody else stays in the present.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)
_zone: ContextVar[ZoneInfo | None] = ContextVar("zone", default=None)


def now() -> datetime:
    """The present instant, in UTC."""
    return _moment.get() or datetime.now(UTC)


def zone() -> ZoneInfo:
    """The zone in which dates and working days are meant here (the municipality's); UTC unless set."""
    return _zone.get() or ZoneInfo("UTC")


@contextmanager
def at(instant: datetime, zone_name: str | None = None) -> Iterator[None]:
    """Stop the clock at `instant` (with a zone), optionally in the zone `zone_name`, for the block.

    >>> with at(datetime(2026, 3, 1, 9, tzinfo=UTC), "Europe/Tallinn"):
    ...     now().isoformat(), str(zone())
    ('2026-03-01T09:00:00+00:00', 'Europe/Tallinn')
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    moment_token = _moment.set(instant.astimezone(UTC))
    zone_token = _zone.set(ZoneInfo(zone_name)) if zone_name else None
    try:
        yield
    finally:
        _moment.reset(moment_token)
        if zone_token is not None:
            _zone.reset(zone_token)
