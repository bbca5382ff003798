"""When a timer is due (BPMN 2.0.2, 10.5.5): dates, durations and cycles of ISO 8601 or FEEL, over `engine.clock`.

What is said without a zone is meant in the zone of `engine.clock`; a date alone means the start of that day there.
Months are calendar months: one month after 31 January is the last day of February. Days are days of the local
calendar, so that a weekly timer keeps its time of day through summer time. Instants that come out are aware and in UTC.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from engine import clock
from engine.bpmn.model import EventDefinition
from engine.bpmn.runtime.errors import UnsupportedElement
from engine.bpmn.runtime.expressions import Asked, Values
from engine.feel import NoValue, temporal

MOST_MISSED: Final = 100  # repetitions of an endless cycle that are caught up on; those before are dropped
_DAY_NANOSECONDS: Final = 86_400 * 1_000_000_000


@dataclass(frozen=True, slots=True)
class Cycle:
    """A repeating timer: its next instant, how often it fires from then on (None: for ever), and its interval."""

    due: datetime
    left: int | None
    interval: temporal.Duration

    def following(self, now: datetime) -> "Cycle | None":
        """What is left after it fired; None after the last time."""
        if self.left == 1:
            return None
        rest = replace(self, due=plus(self.due, self.interval), left=None if self.left is None else self.left - 1)
        if rest.left is None and rest.due < now:
            rest = replace(rest, due=_caught_up(rest.due, self.interval, now))
        return rest


class Timer:
    """The timer of an event definition."""

    def __init__(self, element_id: str, event: EventDefinition) -> None:
        if event.timer_kind not in ("date", "duration", "cycle") or not event.expression:
            raise UnsupportedElement(element_id, "the timer does not say when it is due")
        self.kind = event.timer_kind
        self._when = Asked(element_id, event.expression, "timer")

    def first(self, values: Values) -> datetime | Cycle:
        """When it is due, from now on; raises ElementFailed for what is no moment."""
        given = self._when.given(values)
        try:
            if self.kind == "date":
                return instant(given)
            if self.kind == "duration":
                return plus(clock.now(), _positive(_duration(given), or_zero=True))
            return cycle(given)
        except (NoValue, OverflowError, ValueError) as reason:
            raise self._when.failed(f"does not say when it is due: {reason}") from None


def start_timer(element_id: str, event: EventDefinition, after: datetime) -> datetime | None:
    """The first instant later than `after` at which a timer start event starts an instance; None if there is none.

    Durations and cycles without a beginning count from `after`.
    """
    with clock.at(after, str(clock.zone())):
        found = Timer(element_id, event).first({})
    if isinstance(found, datetime):
        return found if found > after else None
    if found.left is None and found.due <= after:
        found = replace(found, due=_caught_up(found.due, found.interval, after, keep=1))
    rest: Cycle | None = found
    while rest is not None and rest.due <= after:
        rest = rest.following(rest.due)
    return rest.due if rest is not None else None


def instant(value: Any) -> datetime:
    """A date, a date and time, or the text of one, as an instant in UTC; raises NoValue."""
    if isinstance(value, str):
        value = temporal.parse_temporal(value)
    if isinstance(value, temporal.Date):
        value = temporal.make_date_time(value, temporal.MIDNIGHT)
    if not isinstance(value, temporal.DateTime):
        raise NoValue("that is no date, and no date and time")
    found = temporal.to_python(value)
    assert isinstance(found, datetime)  # noqa: S101 - of a date and time
    return (found if found.tzinfo is not None else found.replace(tzinfo=clock.zone())).astimezone(UTC)


def plus(moment: datetime, duration: temporal.Duration) -> datetime:
    """The instant that much later: months and whole days on the local calendar, the rest on the time line."""
    if isinstance(duration, temporal.YearsMonthsDuration):
        local = temporal.from_python(moment.astimezone(clock.zone()).replace(tzinfo=None))
        return instant(temporal.add(local, duration))
    days, rest = divmod(duration.nanoseconds, _DAY_NANOSECONDS)
    if rest == 0:
        later = moment.astimezone(clock.zone()).replace(tzinfo=None) + timedelta(days=days)
        return later.replace(tzinfo=clock.zone()).astimezone(UTC)
    return moment + timedelta(microseconds=duration.nanoseconds // 1000)


def cycle(value: Any) -> Cycle:
    """`R/PT1H`, `R3/PT1H`, `R/2026-03-02T08:00:00/P7D` or a duration, which repeats for ever; raises NoValue."""
    if not isinstance(value, str):
        interval = _positive(_duration(value))
        return Cycle(plus(clock.now(), interval), None, interval)
    times, *parts = value.split("/")
    if not times.startswith("R") or not parts or len(parts) > 2 or not (times[1:].isdigit() or times == "R"):
        raise NoValue("a cycle is written like R/PT1H or R3/2026-03-02T08:00:00/P1D")
    interval = _positive(_duration(parts[-1]))
    left = int(times[1:]) if times[1:] else None
    if left == 0:
        raise NoValue("a cycle of no repetitions never fires")
    due = plus(clock.now(), interval) if len(parts) == 1 else instant(parts[0])
    return Cycle(due, left, interval)


def _duration(value: Any) -> temporal.Duration:
    found = temporal.parse_duration(value) if isinstance(value, str) else value
    if isinstance(found, temporal.DaysTimeDuration | temporal.YearsMonthsDuration):
        return found
    raise NoValue("that is no duration")


def _positive(duration: temporal.Duration, *, or_zero: bool = False) -> temporal.Duration:
    length = duration.nanoseconds if isinstance(duration, temporal.DaysTimeDuration) else duration.months
    if length < 0:
        raise NoValue("a duration must not be negative")
    if length == 0 and not or_zero:
        raise NoValue("a cycle of no length would never come to rest")
    return duration


def _caught_up(due: datetime, interval: temporal.Duration, now: datetime, keep: int = MOST_MISSED) -> datetime:
    """The first of the last `keep` repetitions up to now."""
    if isinstance(interval, temporal.YearsMonthsDuration):
        return due
    missed = (now - due) // timedelta(microseconds=max(interval.nanoseconds // 1000, 1)) - keep
    return plus(due, temporal.DaysTimeDuration(interval.nanoseconds * missed)) if missed > 0 else due
