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

LAST_MINUTE: Final = temporal.make_time(23, 59, 0)  # of a day
SHORTEST: Final = timedelta(seconds=1)  # of a cycle
MOST_MISSED: Final = 100  # repetitions of a cycle that are caught up on; those before are dropped
_DAY_NANOSECONDS: Final = 86_400 * 1_000_000_000
_MONTH: Final = timedelta(days=30.436875)  # on average


@dataclass(frozen=True, slots=True)
class Cycle:
    """A repeating timer; all repetitions are counted from one instant, so that months and days keep their day and time.

    begin: the instant of repetition 0
    end: the repetition at which it is over; None: never
    number: the next repetition
    """

    begin: datetime
    end: int | None
    interval: temporal.Duration
    number: int = 0

    @property
    def due(self) -> datetime:
        """The instant of the next repetition."""
        return plus(self.begin, self.interval, self.number)

    def following(self, now: datetime) -> "Cycle | None":
        """What is left after it fired, without those missed long ago; None after the last time."""
        number = max(self.number + 1, self._passed(now) - MOST_MISSED)
        if self.end is not None and number >= self.end:
            return None
        rest = replace(self, number=number)
        return rest if rest._is_in_the_calendar else None  # noqa: SLF001 - its own

    def from_now_on(self, now: datetime) -> "Cycle":
        """Without the repetitions before `now`; of those that are all over the last one is kept."""
        number = max(self.number, self._passed(now))
        return replace(self, number=number if self.end is None else min(number, self.end - 1))

    def _passed(self, now: datetime) -> int:
        """How many repetitions lie before `now`."""
        number = max((now - self.begin) // _length(self.interval) - 2, 0)
        while plus(self.begin, self.interval, number) < now:
            number += 1
        return number

    @property
    def _is_in_the_calendar(self) -> bool:
        try:
            return bool(self.due)
        except (NoValue, OverflowError, ValueError):
            return False


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
            return cycle(given).from_now_on(clock.now())
        except NoValue as reason:
            raise self._when.failed(f"does not say when it is due: {reason}") from None
        except (OverflowError, ValueError):
            raise self._when.failed("does not say when it is due: that is too far away") from None


def start_timer(element_id: str, event: EventDefinition, after: datetime) -> datetime | None:
    """The first instant later than `after` at which a timer start event starts an instance; None if there is none.

    Durations and cycles without a beginning count from `after`.
    """
    with clock.at(after, str(clock.zone())):
        found = Timer(element_id, event).first({})
    if isinstance(found, datetime):
        return found if found > after else None
    rest = found if found.due > after else found.following(after)
    return rest.due if rest is not None and rest.due > after else None


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


def end_of_day(value: Any) -> datetime:
    """The same, but a date alone means the end of that day (23:59): what is due on a day is not late on it."""
    if isinstance(value, str):
        value = temporal.parse_temporal(value)
    return instant(temporal.make_date_time(value, LAST_MINUTE) if isinstance(value, temporal.Date) else value)


def plus(moment: datetime, duration: temporal.Duration, times: int = 1) -> datetime:
    """The instant so many durations later: months and whole days on the local calendar, the rest on the time line."""
    if isinstance(duration, temporal.YearsMonthsDuration):
        local = temporal.from_python(moment.astimezone(clock.zone()).replace(tzinfo=None))
        return instant(temporal.add(local, temporal.YearsMonthsDuration(duration.months * times)))
    days, rest = divmod(duration.nanoseconds, _DAY_NANOSECONDS)
    if rest == 0:
        later = moment.astimezone(clock.zone()).replace(tzinfo=None) + timedelta(days=days * times)
        return later.replace(tzinfo=clock.zone()).astimezone(UTC)
    return moment + timedelta(microseconds=duration.nanoseconds * times // 1000)


def cycle(value: Any) -> Cycle:
    """`R/PT1H`, `R3/PT1H`, `R/2026-03-02T08:00:00/P7D` or a duration, which repeats for ever; raises NoValue."""
    if not isinstance(value, str):
        return Cycle(clock.now(), None, _positive(_duration(value)), number=1)
    times, *parts = value.split("/")
    if not times.startswith("R") or not parts or len(parts) > 2 or not (times[1:].isdecimal() or times == "R"):
        raise NoValue("a cycle is written like R/PT1H or R3/2026-03-02T08:00:00/P1D")
    interval = _positive(_duration(parts[-1]))
    most = int(times[1:]) if times[1:] else None
    if most == 0:
        raise NoValue("a cycle of no repetitions never fires")
    if len(parts) == 1:
        return Cycle(clock.now(), most and most + 1, interval, number=1)
    return Cycle(instant(parts[0]), most, interval)


def _length(interval: temporal.Duration) -> timedelta:
    """About how long it is."""
    if isinstance(interval, temporal.YearsMonthsDuration):
        return _MONTH * interval.months
    return timedelta(microseconds=interval.nanoseconds // 1000)


def _duration(value: Any) -> temporal.Duration:
    found = temporal.parse_duration(value) if isinstance(value, str) else value
    if isinstance(found, temporal.DaysTimeDuration | temporal.YearsMonthsDuration):
        return found
    raise NoValue("that is no duration")


def _positive(duration: temporal.Duration, *, or_zero: bool = False) -> temporal.Duration:
    length = duration.nanoseconds if isinstance(duration, temporal.DaysTimeDuration) else duration.months
    if length < 0:
        raise NoValue("a duration must not be negative")
    if _length(duration) < SHORTEST and not or_zero:
        raise NoValue("a cycle shorter than a second would never come to rest")
    return duration
