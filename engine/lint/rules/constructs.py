"""Only what is carried out may be drawn: everything else is refused, never read as something else."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, Problem, Process
from engine.lint.package import Package
from engine.lint.rules.operations import throws_a_message
from engine.lint.titles import GATEWAYS, KINDS, TASKS, kind_of, title

RULE: Final = "constructs"

NONE: Final = "none"
EVENTS: Final = {
    "startEvent": {NONE, "message", "timer", "signal"},
    "intermediateCatchEvent": {"message", "timer", "signal"},
    "intermediateThrowEvent": {NONE, "message", "signal", "escalation"},
    "endEvent": {NONE, "message", "signal", "error", "escalation", "terminate"},
    "boundaryEvent": {"message", "timer", "signal", "error", "escalation"},
}
"""Where an event may stand, and what it may wait for or throw there."""

STARTS_OF_EVENT_SUB_PROCESSES: Final = {"message", "timer", "signal"}
NODES: Final = TASKS | GATEWAYS | {"callActivity", "subProcess"} | EVENTS.keys()

WAITING: Final = frozenset(
    {"userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "callActivity", "subProcess"}
)
FAILING: Final = frozenset({"serviceTask", "sendTask", "callActivity", "subProcess"})
EDGES: Final = {
    "message": WAITING,
    "timer": WAITING,
    "signal": WAITING,
    "error": FAILING,
    "escalation": frozenset({"callActivity", "subProcess"}),
}
"""The activities at whose edge an event can happen at all."""


def check(package: Package) -> Iterator[Problem]:
    """A problem for each element that is not carried out as it is drawn."""
    for site in package.sites:
        for element in site.process.elements.values():
            for sentence in _sentences(element, site.process):
                yield site.problem(RULE, element, sentence)


def _sentences(element: Element, process: Process) -> Iterator[str]:
    if element.kind not in NODES:
        hint = " Choose what kind of task it is." if element.kind == "task" else ""
        yield f"A {KINDS.get(element.kind, element.kind)} is not supported here.{hint}"
        return
    if len(element.events) > 1 or element.awaits_all:
        yield f"The {title(element)} waits for several things at once; give each an element of its own."
    elif element.kind in EVENTS:
        yield from _event(element, process)
    if element.for_compensation:
        yield f"Compensation is not supported here: the {title(element)} would never be carried out."
    if element.instantiating:
        yield f"The {title(element)} is to start the process; use a start event with a message instead."
    if element.triggered_by_event:
        yield from _event_sub_process(element, process)


def _event(element: Element, process: Process) -> Iterator[str]:
    kind = element.event.kind if element.event else NONE
    around = process.elements.get(element.scope)
    allowed = EVENTS[element.kind]
    if element.kind == "startEvent" and around is not None:
        allowed = STARTS_OF_EVENT_SUB_PROCESSES if around.triggered_by_event else {NONE}
    if kind not in allowed:
        where = f" of the {title(around)}" if element.kind == "startEvent" and around is not None else ""
        what = f"A {kind_of(element)}" if kind != NONE else f"A {kind_of(element)} that names no event"
        yield f"{what}{where} is not supported here."
    elif element.kind == "boundaryEvent":
        yield from _at_the_edge(element, kind, process)


def _at_the_edge(element: Element, kind: str, process: Process) -> Iterator[str]:
    activity = process.elements.get(element.attached_to or "")
    if activity is not None and activity.kind not in EDGES[kind]:
        yield f"The {title(element)} can never happen at the edge of a {KINDS.get(activity.kind, activity.kind)}."
    elif activity is not None and throws_a_message(activity):
        yield f"The {title(element)} can never happen: the {title(activity)} throws a message and waits for nothing."
    if kind == "error" and not element.interrupting:
        yield f"The {title(element)} must interrupt its activity: an error always ends what it happens in."


def _event_sub_process(element: Element, process: Process) -> Iterator[str]:
    if element.scope != process.id:
        yield f"The {title(element)} stands inside a sub-process; it is supported only in the process itself."
    if element.incoming or element.outgoing:
        yield f"No arrow may lead to or from the {title(element)}: it is started by its event."
    if element.loop is not None:
        yield f"The {title(element)} cannot be repeated for several items."
