"""From FEEL values back to answers, and to what a browser or a JSON document would send."""

import datetime as dt
from decimal import Decimal
from typing import Any

from engine import clock
from engine.feel import temporal
from engine.feel.errors import NoValue


def to_answer(value: Any) -> Any:
    """A FEEL value as an answer; None for lists, contexts and what has no closed type.

    Whole numbers become int, instants UTC. A date and time without a zone is meant in the zone of `engine.clock`.
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and abs(value) < 10**15 else value
    if value is None or isinstance(value, bool | str):
        return value
    if type(value) not in temporal.PROPERTIES:
        return None
    try:
        native = temporal.to_python(value)
    except (NoValue, OverflowError, ValueError):
        return None
    if isinstance(native, dt.datetime):
        return (native if native.tzinfo else native.replace(tzinfo=clock.zone())).astimezone(dt.UTC)
    return native


def to_input(value: Any) -> Any:
    """An answer or a FEEL value as what a person would send: texts, numbers, truths, lists and mappings.

    An instant is local in the zone of `engine.clock`, with its offset only where the clocks show that hour twice.

    >>> to_input([dt.date(2026, 3, 5), Decimal("1.50")])
    ['2026-03-05', '1.50']
    """
    if isinstance(value, list | tuple):
        return [to_input(item) for item in value]
    if isinstance(value, dict):
        return {key: to_input(item) for key, item in value.items()}
    if not isinstance(value, int | float | str | dt.date | dt.time | dt.timedelta | None):
        value = to_answer(value) if not isinstance(value, Decimal) else value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and abs(value) < 10**15 else f"{value:f}"
    if isinstance(value, dt.datetime):
        return _local(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat(timespec="auto" if value.second or value.microsecond else "minutes")
    return value


def _local(instant: dt.datetime) -> str:
    local = instant.astimezone(clock.zone())
    shown = local if local.utcoffset() != local.replace(fold=0).utcoffset() else local.replace(tzinfo=None)
    return shown.isoformat(timespec="auto" if local.second or local.microsecond else "minutes")
