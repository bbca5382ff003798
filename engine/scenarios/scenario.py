"""What a scenario file says: a story that is told to the real engine, and what must come of it.

A scenario belongs to a pathway. It starts the pathway in a municipality at a local time, lets desks answer tasks, turns
the clock and says what is expected in between.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Start:
    """How the pathway begins: by a form (with the desk that fills it), a signal, a message, a timer or a call.

    ``kind`` is form, signal, message, timer or call; ``name`` the signal, the message or the timer's start event.
    """

    kind: str
    data: Mapping[str, Any]
    name: str = ""
    desk: str = ""
    key: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Submit:
    """A desk answers its open task of an element."""

    desk: str
    task: str
    answers: Mapping[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class AdvanceClock:
    """The clock goes forward by a duration (ISO 8601), or on to a local date and time."""

    by: str
    to: datetime | None
    line: int


@dataclass(frozen=True, slots=True)
class Tell:
    """A message to this case."""

    message: str
    data: Mapping[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class SentExpected:
    """A mail that went out since the last expectation: its template and the desks that got it."""

    template: str
    to: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Expect:
    """What must be true now; what is None is not looked at.

    ``open``: the element of each open user task. ``decided``: per decision, the rules (numbers) of its latest taking.
    ``end``: the end events that the process instance has reached that the latest start began, each as often as it was:
    those of the process itself and of the event sub-processes directly in it. ``case``: active or closed.
    """

    line: int
    open: tuple[str, ...] | None = None
    decided: Mapping[str, tuple[int, ...]] | None = None
    sent: tuple[SentExpected, ...] | None = None
    documents: tuple[str, ...] | None = None
    end: tuple[str, ...] | None = None
    case: str | None = None
    cycle: int | None = None


Step = Submit | AdvanceClock | Tell | Expect | Start


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole story. ``at`` is local time in the municipality. A `Start` among the steps starts the pathway again."""

    id: str
    title: str
    file: str
    municipality: str
    at: datetime
    start: Start
    do: tuple[Step, ...]
    story: str = ""
    pathway: str = ""
