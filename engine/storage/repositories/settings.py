"""Settings of the installation that live in its database: practice mode and the offset of its clock."""

import json
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import text

from engine.storage.transaction import Transaction

PRACTICE: Final = "practice"
CLOCK_OFFSET: Final = "clock_offset_seconds"

_GET = text("SELECT value FROM engine_setting WHERE name = :name")
_SET = text("""
    INSERT INTO engine_setting (name, value) VALUES (:name, CAST(:value AS jsonb))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value""")


class Settings:
    """Read by anybody, written by the process."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def is_practice(self) -> bool:
        """Whether this installation is for practice."""
        return self._get(PRACTICE) is True

    def mark_practice(self) -> None:
        """From now on this installation is for practice, for good."""
        self._set(PRACTICE, value=True)

    def clock_offset(self) -> timedelta:
        """How far the installation's clock is ahead of the machine's; nothing outside practice mode."""
        return timedelta(seconds=self._get(CLOCK_OFFSET) or 0) if self.is_practice() else timedelta()

    def set_clock_offset(self, offset: timedelta) -> None:
        """Move the installation's clock."""
        self._set(CLOCK_OFFSET, value=offset.total_seconds())

    def _get(self, name: str) -> Any:
        row = self._transaction.first(_GET, {"name": name})
        return row.value if row else None

    def _set(self, name: str, *, value: Any) -> None:
        self._transaction.run(_SET, {"name": name, "value": json.dumps(value)})
