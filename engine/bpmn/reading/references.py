"""References that lead nowhere, or across a border that nothing may cross."""

from collections.abc import Iterator

from engine.bpmn.model import Element, Process, SequenceFlow
from engine.bpmn.reading.lanes import Lanes
from engine.bpmn.reading.notes import Notes


def check_references(process: Process, notes: Notes) -> None:
    """Note every flow, default flow, boundary event and lane that refers to something that is not there."""
    for flow in process.flows.values():
        for sentence in _flow(flow, process):
            notes.error(sentence, flow.id, flow.line)
    for element in process.elements.values():
        for sentence in _element(element, process):
            notes.error(sentence, element.id, element.line)


def check_lanes(lanes: Lanes, process: Process, notes: Notes) -> None:
    """Note every member of a lane that is not in the process."""
    for lane, member, line in lanes.members:
        if member not in process.elements:
            notes.error(f"The lane `{lane}` lists `{member}`, which is not in this process.", lane, line)


def _flow(flow: SequenceFlow, process: Process) -> Iterator[str]:
    source, target = process.elements.get(flow.source), process.elements.get(flow.target)
    if source is None:
        yield _loose_end(flow, "begins", flow.source)
    if target is None:
        yield _loose_end(flow, "ends", flow.target)
    if source is not None and target is not None and (source.scope, target.scope) != (flow.scope, flow.scope):
        yield f"The arrow `{flow.id}` crosses the border of a sub-process."


def _loose_end(flow: SequenceFlow, verb: str, end: str) -> str:
    where = f"at `{end}`, which is not in this process" if end else "nowhere"
    return f"The arrow `{flow.id}` {verb} {where}."


def _element(element: Element, process: Process) -> Iterator[str]:
    if element.default_flow is not None and element.default_flow not in element.outgoing:
        yield f"The default arrow `{element.default_flow}` of `{element.id}` does not leave it."
    if element.kind == "boundaryEvent":
        activity = process.elements.get(element.attached_to or "")
        if activity is None:
            yield f"The event `{element.id}` is attached to no activity of this process."
        elif activity.scope != element.scope:
            yield f"The event `{element.id}` stands on the other side of a sub-process's border."
