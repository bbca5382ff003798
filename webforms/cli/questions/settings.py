"""Settings of the installation that live in its database: practice mode and the offset of its clock."""

import json
from datetime import timedelta
from typing import Any, Final

from webforms.cli.questions.rows import first

PRACTICE: Final = "practice"
CLOCK_OFFSET: Final = "clock_offset_seconds"

_GET: Final = "SELECT value FROM engine_setting WHERE name = %(name)s"
_SET: Final = """
    INSERT INTO engine_setting (name, value) VALUES (%(name)s, CAST(%(value)s AS jsonb))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""


def is_practice(connection: Any) -> bool:
    """Whether this installation is for practice. As any role."""
    return _get(connection, PRACTICE) is True


def mark_practice(connection: Any) -> None:
    """From now on this installation is for practice, for good. As engine."""
    _set(connection, PRACTICE, value=True)


def clock_offset(connection: Any) -> timedelta:
    """How far the installation's clock is ahead of the machine's; nothing outside practice mode. As any role."""
    return timedelta(seconds=_get(connection, CLOCK_OFFSET) or 0) if is_practice(connection) else timedelta()


def set_clock_offset(connection: Any, offset: timedelta) -> None:
    """Move the installation's clock. As engine."""
    _set(connection, CLOCK_OFFSET, value=offset.total_seconds())


def _get(connection: Any, name: str) -> Any:
    row = first(connection, _GET, name=name)
    return row.value if row else None


def _set(connection: Any, name: str, *, value: Any) -> None:
    connection.exec_driver_sql(_SET, {"name": name, "value": json.dumps(value)})
