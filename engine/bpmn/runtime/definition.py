"""A process ready to run: its scopes as SpiffWorkflow's specs.

They are built from our own model of the diagram, not by SpiffWorkflow's parser: what is not known here is refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.bpmn.model import Diagram, Element, EventDefinition, Process
from engine.bpmn.runtime.errors import UnknownStart, UnsupportedElement
from engine.bpmn.runtime.nodes.activities import Activity
from engine.bpmn.runtime.nodes.automatic_tasks import BusinessRuleTask, PlainTask, ScriptTask
from engine.bpmn.runtime.nodes.boundary_events import BoundaryEvent
from engine.bpmn.runtime.nodes.call_activities import CallActivity
from engine.bpmn.runtime.nodes.catching import CatchEvent, Catching
from engine.bpmn.runtime.nodes.event_sub_processes import HandlerStart
from engine.bpmn.runtime.nodes.events import EndEvent, StartEvent, ThrowEvent
from engine.bpmn.runtime.nodes.gateways import EventBasedGateway, ExclusiveGateway, InclusiveGateway, ParallelGateway
from engine.bpmn.runtime.nodes.joins import InclusiveJoin, ParallelJoin
from engine.bpmn.runtime.nodes.node import FlowNode
from engine.bpmn.runtime.nodes.receive_tasks import ReceiveTask
from engine.bpmn.runtime.nodes.service_tasks import THROW, MessageTask, ServiceTask
from engine.bpmn.runtime.nodes.sub_processes import SubProcess
from engine.bpmn.runtime.nodes.user_tasks import UserTask
from engine.bpmn.runtime.scopes import ScopeSpec

_CATCH: Final = ("message", "signal", "timer")
_EVENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "intermediateThrowEvent": ("message", "signal", "escalation"),
    "endEvent": ("message", "signal", "escalation", "error", "terminate"),
    "boundaryEvent": (*_CATCH, "error", "escalation"),
    "intermediateCatchEvent": _CATCH,
    "receiveTask": ("message",),
}


@dataclass(frozen=True, slots=True)
class Definition:
    """An immutable process definition; `ref` names it in the states of its instances."""

    ref: str
    process_id: str
    process: Process
    spec: ScopeSpec

    def start_event(self, element_id: str | None) -> FlowNode:
        """The start event with this id; without one the only one, or the only one that waits for nothing.

        Raises UnknownStart.
        """
        starts = self.spec.start_events
        if element_id is not None:
            if element_id not in starts:
                raise UnknownStart(f"The process `{self.process_id}` has no start event `{element_id}`.")
            return starts[element_id]
        plain = [start for start in starts.values() if start.element.event is None] or list(starts.values())
        if len(plain) != 1:
            raise UnknownStart(f"The process `{self.process_id}` has several start events: say which.")
        return plain[0]


def compile_definition(diagram: Diagram, process_id: str, ref: str) -> Definition:
    """The process `process_id` of a diagram, ready to run; callers keep it by `ref`.

    Raises UnknownStart if there is no such process or it cannot be started, UnsupportedElement for what cannot be run.
    """
    process = diagram.processes.get(process_id)
    if process is None:
        raise UnknownStart(f"There is no process `{process_id}` in {diagram.file}.")
    spec = _scope(process, process.id)
    if not spec.start_events:
        raise UnsupportedElement(process.id, "the process has no start event")
    return Definition(ref, process_id, process, spec)


def _scope(process: Process, scope_id: str) -> ScopeSpec:
    spec = ScopeSpec(scope_id)
    elements = process.within(scope_id)
    for element in elements:
        _refuse(element)
        _build(spec, element, process)
    for element in elements:
        node = spec.task_specs.get(element.id)
        if isinstance(node, BoundaryEvent):
            activity = spec.task_specs.get(element.attached_to or "")
            if not isinstance(activity, Activity):
                raise UnsupportedElement(element.id, "the event is attached to no activity")
            activity.boundary.append(node)
    for node in spec.task_specs.values():
        if isinstance(node, EventBasedGateway):
            _check_branches(spec, node)
    return spec


def _refuse(element: Element) -> None:
    sentence = _reason(element) or (_event_reason(element, element.event) if element.event else None)
    if sentence:
        raise UnsupportedElement(element.id, sentence)


def _reason(element: Element) -> str | None:
    if element.for_compensation:
        return "compensation cannot be run"
    if element.instantiating or element.awaits_all:
        return "it would start the process, or wait for several events at once"
    if len(element.events) > 1:
        return "an event has one event definition"
    if element.event is None and element.kind in _WAITING:
        return "it does not say what it waits for"
    return None


def _event_reason(element: Element, event: EventDefinition) -> str | None:
    stands_beside = element.kind == "boundaryEvent" and not element.interrupting
    if event.kind not in _EVENTS.get(element.kind, (event.kind,)):
        return f"a {event.kind} event cannot stand here"
    if event.kind == "error" and stands_beside:
        return "an error always interrupts its activity"
    if event.timer_kind == "cycle" and element.kind != "startEvent" and not stands_beside:
        return "only an event that does not interrupt may repeat"
    return None


def _build(spec: ScopeSpec, element: Element, process: Process) -> None:
    event = element.event
    if element.kind in ("subProcess", "startEvent"):
        (_sub_process if element.kind == "subProcess" else _start)(spec, element, process)
    elif element.kind in _WAITING and event is not None:
        _WAITING[element.kind](spec, element, process, event)
    elif element.kind in ("intermediateThrowEvent", "endEvent"):
        (ThrowEvent if element.kind == "intermediateThrowEvent" else EndEvent)(spec, element, process, event)
    else:
        _kind(element)(spec, element, process)


def _kind(element: Element) -> Callable[[ScopeSpec, Element, Process], FlowNode]:
    if element.kind == "parallelGateway" and len(element.incoming) > 1:
        return ParallelJoin
    if element.kind == "inclusiveGateway" and len(element.incoming) > 1:
        return InclusiveJoin
    if element.kind == "sendTask" and (element.task_definition is None or element.task_definition.type == THROW):
        return MessageTask
    found = KINDS.get(element.kind)
    if found is None:
        raise UnsupportedElement(element.id, f"a {element.kind} cannot be run")
    return found


def _start(spec: ScopeSpec, element: Element, process: Process) -> None:
    if element.event is not None and element.event.kind not in _CATCH:
        raise UnsupportedElement(element.id, f"a {element.event.kind} event cannot start a process")
    StartEvent(spec, element, process)


def _sub_process(spec: ScopeSpec, element: Element, process: Process) -> None:
    inside = _scope(process, element.id)
    starts = list(inside.start_events.values())
    if len(starts) != 1:
        raise UnsupportedElement(element.id, "a sub-process has exactly one start event")
    event: EventDefinition | None = starts[0].element.event
    if (event is not None) != element.triggered_by_event:
        raise UnsupportedElement(element.id, "only an event sub-process is started by an event, and always is")
    if event is None:
        SubProcess(spec, element, process, inside, starts[0])
    elif event.timer_kind == "cycle" and starts[0].element.interrupting:
        raise UnsupportedElement(starts[0].name, "only an event that does not interrupt may repeat")
    elif element.incoming or element.outgoing:
        raise UnsupportedElement(element.id, "no flow leads to or from an event sub-process")
    else:
        HandlerStart(spec, starts[0].element, process, event, inside, starts[0])


def _check_branches(spec: ScopeSpec, gateway: EventBasedGateway) -> None:
    for flow in gateway.flows:
        node = spec.task_specs[flow.target]
        if not isinstance(node, Catching) or isinstance(node, BoundaryEvent):
            raise UnsupportedElement(flow.target, "only events that wait may follow an event-based gateway")
        if isinstance(node, ReceiveTask) and (node.boundary or node.loop or node.input_mappings):
            raise UnsupportedElement(flow.target, "behind an event-based gateway it only waits for its message")


_WAITING: Final[Mapping[str, Callable[[ScopeSpec, Element, Process, EventDefinition], FlowNode]]] = {
    "boundaryEvent": BoundaryEvent,
    "intermediateCatchEvent": CatchEvent,
    "receiveTask": ReceiveTask,
}
KINDS: Final[Mapping[str, Callable[[ScopeSpec, Element, Process], FlowNode]]] = {
    "task": PlainTask,
    "userTask": UserTask,
    "manualTask": UserTask,
    "serviceTask": ServiceTask,
    "sendTask": ServiceTask,
    "scriptTask": ScriptTask,
    "businessRuleTask": BusinessRuleTask,
    "callActivity": CallActivity,
    "exclusiveGateway": ExclusiveGateway,
    "parallelGateway": ParallelGateway,
    "inclusiveGateway": InclusiveGateway,
    "eventBasedGateway": EventBasedGateway,
}
