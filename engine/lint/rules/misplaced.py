"""No setting stands where nothing would read it."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Assignment, Element, Problem, Process, Schedule
from engine.lint.package import Package
from engine.lint.rules.operations import THROW
from engine.lint.titles import title

RULE: Final = "misplaced"
TASKS_OF_PEOPLE: Final = frozenset({"userTask", "manualTask"})
REPEATABLE: Final = frozenset(
    {"userTask", "serviceTask", "sendTask", "businessRuleTask", "scriptTask", "subProcess", "callActivity"}
)
ACTIVITIES: Final = REPEATABLE | {"manualTask", "receiveTask"}
THROWING: Final = frozenset({"intermediateThrowEvent", "endEvent"})
CATCHING: Final = frozenset({"startEvent", "intermediateCatchEvent", "boundaryEvent"})

PLACES: Final = {
    "an assignment": TASKS_OF_PEOPLE,
    "a due or follow-up date or a priority": TASKS_OF_PEOPLE,
    "a form": frozenset({"userTask", "startEvent"}),
    "an operation": frozenset({"serviceTask", "sendTask"}) | THROWING,
    "a decision": frozenset({"businessRuleTask"}),
    "a called process": frozenset({"callActivity"}),
    "a script": frozenset({"scriptTask"}),
    "a repetition for several items": REPEATABLE,
    "input mappings": ACTIVITIES | THROWING,
    "output mappings": ACTIVITIES | CATCHING,
}


def check(package: Package) -> Iterator[Problem]:
    """A problem for each setting at an element of a kind that has no use for it."""
    for site in package.sites:
        for element in site.process.elements.values():
            for what in _settings(element):
                if element.kind not in PLACES[what] or not _is_read(what, element, site.process):
                    yield site.problem(RULE, element, f"The {title(element)} has {what}, which would be ignored there.")


def _settings(element: Element) -> Iterator[str]:
    stands = {
        "an assignment": element.assignment != Assignment(),
        "a due or follow-up date or a priority": element.schedule != Schedule(),
        "a form": element.form_id,
        "an operation": element.task_definition,
        "a decision": element.called_decision,
        "a called process": element.called_process,
        "a script": element.script,
        "a repetition for several items": element.loop and not element.triggered_by_event,
        "input mappings": element.inputs,
        "output mappings": element.outputs,
    }
    return (what for what, there in stands.items() if there)


def _is_read(what: str, element: Element, process: Process) -> bool:
    """Whether an element of the right kind also stands in the right place for it."""
    event = element.event.kind if element.event else None
    if what == "a form" and element.kind == "startEvent":
        return event is None and element.scope == process.id
    if what == "output mappings" and element.kind == "startEvent":
        around = process.elements.get(element.scope)
        return around is None or around.triggered_by_event
    if what == "input mappings" and element.kind in THROWING:
        return event in ("message", "signal", "escalation")
    if what == "an operation" and element.kind in THROWING:
        return event == "message" and element.task_definition is not None and element.task_definition.type == THROW
    return True
