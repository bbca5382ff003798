"""Periods of memberships, participations and grants."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Half open: `valid_from` <= now < `valid_to`, aware instants; without an end it is still running."""

    valid_from: datetime
    valid_to: datetime | None = None

    def running(self, now: datetime) -> bool:
        """Whether the period runs at `now`."""
        return self.valid_from <= now and (self.valid_to is None or now < self.valid_to)
