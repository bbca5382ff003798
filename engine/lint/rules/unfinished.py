"""Every task and event says what it does."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, EventDefinition, Problem
from engine.lint.package import Package
from engine.lint.titles import title

RULE: Final = "unfinished"
CATCHING: Final = frozenset({"startEvent", "intermediateCatchEvent", "boundaryEvent"})


def check(package: Package) -> Iterator[Problem]:
    """A problem for each element whose settings are not complete."""
    for site in package.sites:
        for element in site.process.elements.values():
            for sentence in (
                *_task(element),
                *_chosen(element),
                *_event(element),
                *_loop(element),
                *_mappings(element),
            ):
                yield site.problem(RULE, element, f"The {title(element)} {sentence}.")


def _task(element: Element) -> Iterator[str]:
    match element.kind:
        case "serviceTask" | "sendTask" if element.task_definition is None or not element.task_definition.type:
            yield "names no operation"
        case "scriptTask" if element.script is None or not element.script.expression:
            yield "has no expression"
        case "scriptTask" if element.script is not None and not element.script.result_variable:
            yield "does not say which variable takes its result"
        case "businessRuleTask" if element.called_decision is None or not element.called_decision.decision_id:
            yield "names no decision"
        case "businessRuleTask" if element.called_decision is not None and not element.called_decision.result_variable:
            yield "does not say which variable takes its result"
        case "callActivity" if element.called_process is None or not element.called_process.process_id:
            yield "names no process"
        case "receiveTask" if element.event is None or not element.event.name:
            yield "names no message"


def _chosen(element: Element) -> Iterator[str]:
    """What must be named, because the gate looks at it: its inputs, its outputs, who may see it."""
    named = {
        "form": element.form_id,
        "decision": element.called_decision and element.called_decision.decision_id,
        "operation": element.task_definition and element.task_definition.type,
    }
    for what, name in named.items():
        if name and name.startswith("="):
            yield f"chooses its {what} by an expression, so that nobody can check it: name the {what}"


def _event(element: Element) -> Iterator[str]:
    for event in element.events if element.kind.endswith("Event") else ():
        if event.kind in ("message", "signal") and not event.name:
            yield f"names no {event.kind}"
        elif event.name and event.name.startswith("="):
            yield f"gives the name of its {event.kind} as an expression, which is not supported"
        elif event.kind in ("error", "escalation") and not event.name and not _catches_all(element, event):
            yield f"has no {event.kind} code"


def _catches_all(element: Element, event: EventDefinition) -> bool:
    return element.kind in CATCHING and event.reference is None


def _loop(element: Element) -> Iterator[str]:
    loop = element.loop
    if loop is None:
        return
    if loop.standard:
        yield "repeats while a condition holds, which is not supported: draw the way back, or use a collection"
    elif not loop.input_collection:
        yield "is done several times, and does not say for which collection"
    if bool(loop.output_collection) != bool(loop.output_element):
        yield "needs both an output collection and an output element, or none of them"


def _mappings(element: Element) -> Iterator[str]:
    for line in (*element.inputs, *element.outputs):
        if not line.target or not line.source:
            yield "has an input or output mapping that is not complete"
