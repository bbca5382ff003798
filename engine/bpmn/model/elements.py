"""The elements of a process: flow nodes, sequence flows and lanes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.bpmn.model.extensions import (
    Assignment,
    CalledDecision,
    CalledProcess,
    EventDefinition,
    IoMapping,
    Loop,
    Schedule,
    Script,
    TaskDefinition,
)


@dataclass(frozen=True, slots=True)
class Element:
    """A flow node.

    ``kind`` is the XML's local name: startEvent, endEvent, intermediateCatchEvent, intermediateThrowEvent,
    boundaryEvent, task, userTask, manualTask, serviceTask, sendTask, receiveTask, businessRuleTask, scriptTask,
    callActivity, subProcess, transaction, adHocSubProcess, exclusiveGateway, parallelGateway, inclusiveGateway,
    eventBasedGateway, complexGateway, ...
    ``scope`` is the id of the process or sub-process that it stands in directly; ``lane`` the innermost lane, for
    a node without one that of the activity it is attached to or of the sub-process around it.
    ``events`` also holds the message of a receive or send task. ``outgoing`` keeps the order in which the node
    lists its flows.
    ``instantiating`` marks a receive task or event-based gateway that would start the process; ``awaits_all`` an
    event that waits for all of its triggers, or a parallel event-based gateway.
    ``unread`` names what stands at the node and nothing here reads: ``zeebe:`` and ``camunda:`` extensions by their
    prefix, those of other tools by their namespace.
    """

    id: str
    kind: str
    name: str
    scope: str
    line: int = 0
    lane: str | None = None
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    default_flow: str | None = None
    events: tuple[EventDefinition, ...] = ()
    attached_to: str | None = None
    interrupting: bool = True
    triggered_by_event: bool = False
    for_compensation: bool = False
    instantiating: bool = False
    awaits_all: bool = False
    form_id: str | None = None
    has_user_task_mark: bool = False
    assignment: Assignment = field(default_factory=Assignment)
    schedule: Schedule = field(default_factory=Schedule)
    inputs: tuple[IoMapping, ...] = ()
    outputs: tuple[IoMapping, ...] = ()
    task_definition: TaskDefinition | None = None
    called_decision: CalledDecision | None = None
    called_process: CalledProcess | None = None
    script: Script | None = None
    loop: Loop | None = None
    properties: Mapping[str, str] = field(default_factory=dict)
    documentation: str = ""
    unread: tuple[str, ...] = ()

    @property
    def event(self) -> EventDefinition | None:
        """The one event definition, or None for a none event."""
        return self.events[0] if self.events else None


@dataclass(frozen=True, slots=True)
class SequenceFlow:
    """An arrow; ``condition`` is FEEL as written, with its ``=``; ``unread`` as of an element."""

    id: str
    source: str
    target: str
    scope: str
    name: str = ""
    condition: str | None = None
    line: int = 0
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane; an id ``lane_<role>`` names the candidate group, ``lane_network`` and ``lane_auto`` name nobody."""

    id: str
    name: str
    parent: str | None = None
    line: int = 0

    @property
    def role(self) -> str | None:
        """The candidate group that this lane names, if any."""
        role = self.id.removeprefix("lane_")
        return None if role in ("network", "auto") or role == self.id else role


@dataclass(frozen=True, slots=True)
class Process:
    """A process definition: everything in it, sub-processes included, in the order of the file.

    ``unread`` as of an element.
    """

    id: str
    name: str
    executable: bool
    elements: Mapping[str, Element]
    flows: Mapping[str, SequenceFlow]
    lanes: Mapping[str, Lane]
    properties: Mapping[str, str] = field(default_factory=dict)
    documentation: str = ""
    line: int = 0
    unread: tuple[str, ...] = ()

    def within(self, scope: str) -> tuple[Element, ...]:
        """The elements that stand directly in a process or sub-process."""
        return tuple(element for element in self.elements.values() if element.scope == scope)

    def starts(self) -> tuple[Element, ...]:
        """The start events of the process itself."""
        return tuple(element for element in self.within(self.id) if element.kind == "startEvent")

    def boundary_events(self, activity: str) -> tuple[Element, ...]:
        """The events on the edge of an activity."""
        return tuple(element for element in self.elements.values() if element.attached_to == activity)
