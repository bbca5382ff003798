"""Processes: flow nodes and sequence flows at every depth, with the lanes they stand in (BPMN 2.0.2, 10)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from engine.bpmn.model import Element, Process, SequenceFlow
from engine.bpmn.reading.events import KINDS, Declared, read_events
from engine.bpmn.reading.extensions import read_extensions, read_properties, unread_marks
from engine.bpmn.reading.lanes import Lanes
from engine.bpmn.reading.notes import Notes
from engine.bpmn.reading.references import check_lanes, check_references
from engine.bpmn.reading.xml import (
    XmlElement,
    attribute,
    child,
    children,
    is_true,
    line_of,
    local_name,
    one_line,
    reference,
    words,
)

SUB_PROCESSES: Final = frozenset({"subProcess", "transaction", "adHocSubProcess"})
FLOW_NODES: Final = SUB_PROCESSES | {
    "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "implicitThrowEvent",
    "task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask",
    "callActivity", "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway",
    "callChoreography", "choreographyTask", "subChoreography",
}  # fmt: skip
DOCUMENTATION: Final = frozenset({
    "documentation", "extensionElements", "laneSet", "incoming", "outgoing", "ioSpecification", "property",
    "dataObject", "dataObjectReference", "categoryValueRef", "dataStoreReference", "dataInput", "dataOutput",
    "association", "textAnnotation", "group", "auditing", "monitoring", "category", "resourceRole", "performer",
    "humanPerformer", "potentialOwner", "supports", "correlationSubscription", "dataInputAssociation",
    "dataOutputAssociation", "inputSet", "outputSet", "artifact", "standardLoopCharacteristics",
    "multiInstanceLoopCharacteristics", "completionCondition",
})  # fmt: skip


def read_process(root: XmlElement, declared: Declared, notes: Notes) -> Process:
    """One process definition with everything in it."""
    reader = _ProcessReader(declared, notes)
    id_ = notes.identify(root)
    reader.read(root, id_)
    process = Process(
        id_,
        one_line(attribute(root, "name")),
        is_true(root, "isExecutable"),
        _placed(reader),
        reader.flows,
        reader.lanes.lanes,
        read_properties(root),
        words(child(root, "documentation")) or "",
        line_of(root),
        unread_marks(root),
    )
    check_references(process, notes)
    check_lanes(reader.lanes, process, notes)
    return process


class _ProcessReader:
    """What has been read of one process so far."""

    def __init__(self, declared: Declared, notes: Notes) -> None:
        self.declared = declared
        self.notes = notes
        self.lanes = Lanes(notes)
        self.elements: dict[str, Element] = {}
        self.listed: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self.flows: dict[str, SequenceFlow] = {}

    def read(self, holder: XmlElement, scope: str) -> None:
        """Everything that stands directly in a process or sub-process, and below."""
        self.lanes.read(holder)
        for part in children(holder):
            name = local_name(part)
            if name in FLOW_NODES:
                self._flow_node(part, scope)
            elif name == "sequenceFlow":
                self._flow(part, scope)
            elif name not in DOCUMENTATION and name not in KINDS:
                id_ = attribute(part, "id")
                self.notes.error(f"This is not known here: {name}.", id_, line_of(part))

    def _flow_node(self, part: XmlElement, scope: str) -> None:
        id_ = self.notes.identify(part)
        kind = local_name(part)
        self.listed[id_] = (tuple(_listed(part, "incoming")), tuple(_listed(part, "outgoing")))
        self.elements[id_] = Element(
            id=id_,
            kind=kind,
            name=one_line(attribute(part, "name")),
            scope=scope,
            line=line_of(part),
            default_flow=reference(attribute(part, "default")),
            events=read_events(part, id_, self.declared, self.notes),
            attached_to=reference(attribute(part, "attachedToRef")),
            interrupting=is_true(part, "isInterrupting" if kind == "startEvent" else "cancelActivity", default=True),
            triggered_by_event=is_true(part, "triggeredByEvent"),
            for_compensation=is_true(part, "isForCompensation"),
            instantiating=is_true(part, "instantiate"),
            awaits_all=is_true(part, "parallelMultiple") or attribute(part, "eventGatewayType") == "Parallel",
            documentation=words(child(part, "documentation")) or "",
            **read_extensions(part),
        )
        if kind in SUB_PROCESSES:
            self.read(part, id_)

    def _flow(self, part: XmlElement, scope: str) -> None:
        id_ = self.notes.identify(part)
        self.flows[id_] = SequenceFlow(
            id_,
            reference(attribute(part, "sourceRef")) or "",
            reference(attribute(part, "targetRef")) or "",
            scope,
            one_line(attribute(part, "name")),
            words(child(part, "conditionExpression")),
            line_of(part),
            unread_marks(part),
        )


def _listed(part: XmlElement, name: str) -> Iterator[str]:
    return (flow for entry in children(part, name) if (flow := reference(words(entry))))


def _placed(reader: _ProcessReader) -> dict[str, Element]:
    """The flow nodes with their flows, in the order in which they list them, and with their lanes."""
    incoming: dict[str, list[str]] = {id_: [] for id_ in reader.elements}
    outgoing: dict[str, list[str]] = {id_: [] for id_ in reader.elements}
    for flow in reader.flows.values():
        outgoing.get(flow.source, []).append(flow.id)
        incoming.get(flow.target, []).append(flow.id)
    return {
        id_: replace(
            element,
            incoming=_in_order(incoming[id_], reader.listed[id_][0], element, reader.notes),
            outgoing=_in_order(outgoing[id_], reader.listed[id_][1], element, reader.notes),
            lane=_lane(element, reader),
        )
        for id_, element in reader.elements.items()
    }


def _in_order(flows: list[str], listed: tuple[str, ...], element: Element, notes: Notes) -> tuple[str, ...]:
    known = set(flows)
    for flow in listed:
        if flow not in known:
            sentence = f"`{element.id}` lists the arrow `{flow}`, which is not joined to it."
            notes.error(sentence, element.id, element.line)
    place = {flow: number for number, flow in enumerate(listed)}
    return tuple(sorted(flows, key=lambda flow: place.get(flow, len(place))))


def _lane(element: Element, reader: _ProcessReader) -> str | None:
    """Its own lane, else that of the activity it is attached to or of the sub-process around it."""
    for _ in range(len(reader.elements)):
        lane = reader.lanes.of.get(element.id)
        around = reader.elements.get(element.attached_to or element.scope)
        if lane is not None or around is None:
            return lane
        element = around
    return None
