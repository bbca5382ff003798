"""Every timer says when, in a way that can be reckoned with."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, EventDefinition, Problem, Process
from engine.feel import NoValue, temporal
from engine.lint.package import Package
from engine.lint.titles import title

RULE: Final = "timers"


def check(package: Package) -> Iterator[Problem]:
    """A problem for each timer without a time, with one that cannot be read, or of a kind that makes no sense there."""
    for site in package.sites:
        for element in site.process.elements.values():
            for event in element.events:
                if event.kind == "timer":
                    for sentence in _sentences(element, event, site.process):
                        yield site.problem(RULE, element, sentence)


def _sentences(element: Element, event: EventDefinition, process: Process) -> Iterator[str]:
    text = event.expression
    if text is None or event.timer_kind is None:
        yield f"The {title(element)} says no time."
        return
    if event.timer_kind == "cycle" and not _may_repeat(element, process):
        yield f"The {title(element)} cannot repeat: only the start of a process or what does not interrupt may do so."
    if not text.startswith("="):
        reason = READERS[event.timer_kind](text)
        if reason:
            yield f"The time `{text}` of the {title(element)} {reason}."


def _may_repeat(element: Element, process: Process) -> bool:
    if element.kind == "startEvent":
        return element.scope == process.id or not element.interrupting
    return element.kind == "boundaryEvent" and not element.interrupting


def duration_problem(text: str) -> str:
    """Why a text is no duration; empty if it is one.

    >>> duration_problem("P3D"), duration_problem("3 days")
    ('', 'is not a duration such as `P3D` (three days) or `PT1H` (one hour)')
    """
    try:
        temporal.parse_duration(text)
    except NoValue:
        return "is not a duration such as `P3D` (three days) or `PT1H` (one hour)"
    return "lies in the past: a duration may not be negative" if text.startswith("-") else ""


def date_problem(text: str) -> str:
    """Why a text is no date or date and time; empty if it is one.

    >>> date_problem("2026-03-02T09:00:00Z"), date_problem("soon")
    ('', 'is not a date such as `2026-03-02T09:00:00Z`')
    """
    try:
        value = temporal.parse_temporal(text)
    except NoValue:
        value = None
    moment = isinstance(value, temporal.Date | temporal.DateTime)
    return "" if moment else "is not a date such as `2026-03-02T09:00:00Z`"


def cycle_problem(text: str) -> str:
    """Why a text is no repetition; empty if it is one.

    >>> cycle_problem("R/P7D"), cycle_problem("R3/2026-03-02T09:00:00Z/PT1H"), cycle_problem("weekly")
    ('', '', 'is not a repetition such as `R/P7D` (every seven days)')
    """
    times, *begin, every = text.split("/") if "/" in text else (text, "")
    counted = times == "R" or (times.startswith("R") and times[1:].isdecimal())
    if not counted or len(begin) > 1 or any(map(date_problem, begin)) or duration_problem(every):
        return "is not a repetition such as `R/P7D` (every seven days)"
    if times != "R" and not times[1:].strip("0"):
        return "would never come"
    return "comes too often: at most once a second" if _is_too_short(temporal.parse_duration(every)) else ""


def _is_too_short(interval: temporal.Duration) -> bool:
    if isinstance(interval, temporal.YearsMonthsDuration):
        return interval.months == 0
    return interval.nanoseconds < 1_000_000_000


READERS: Final = {"duration": duration_problem, "date": date_problem, "cycle": cycle_problem}
