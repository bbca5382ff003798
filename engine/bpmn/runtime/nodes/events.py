"""Start, end and throw events (BPMN 2.0.2, 10.5). Events that wait are in `catching` and `boundary_events`."""

from engine.bpmn.advance import Thrown
from engine.bpmn.model import Element, EventDefinition, Process
from engine.bpmn.runtime.errors import UnsupportedElement
from engine.bpmn.runtime.expressions import asked
from engine.bpmn.runtime.nodes.boundary_events import thrown_at
from engine.bpmn.runtime.nodes.mappings import Mappings
from engine.bpmn.runtime.nodes.node import FlowNode
from engine.bpmn.runtime.scopes import ScopeSpec
from engine.bpmn.runtime.tokens import Token
from engine.bpmn.variables import encode_all

KEY = "correlationKey"


class StartEvent(FlowNode):
    """Where a flow begins."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process) -> None:
        super().__init__(spec, element, process)
        self.payload = Mappings(element.id, element.outputs, "output")
        spec.start_events[element.id] = self


class ThrowEvent(FlowNode):
    """An intermediate or end event; of a message, signal or escalation only its inputs leave with it."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process, event: EventDefinition | None) -> None:
        super().__init__(spec, element, process)
        self.event = event
        self.input_mappings = Mappings(element.id, element.inputs, "input")
        self._key = asked(element.id, event.correlation_key, "correlation key") if event else None
        if event and event.kind in ("message", "signal") and not event.name:
            raise UnsupportedElement(element.id, f"the {event.kind} has no name")

    def enter(self, token: Token) -> bool:
        """Throw."""
        if self.event is not None:
            self.throw(token, self.event)
        return True

    def throw(self, token: Token, event: EventDefinition) -> None:
        """Messages and signals leave the instance; an escalation does if nothing around catches it."""
        values = token.values()
        payload = self.input_mappings.made(values, onto={})
        mapped = payload.pop(KEY, None) if event.kind == "message" else None
        code = event.name or ""
        if event.kind == "escalation" and thrown_at(token.workflow.around, "escalation", code, payload):
            return
        key = None if mapped is None else str(mapped)
        if key is None and self._key is not None:
            key = self._key.words(values)
        token.instance.facts.thrown.append(Thrown(event.kind, code, self.name, key, encode_all(payload)))


class EndEvent(ThrowEvent):
    """Ends a token: plainly, after throwing something, with an error, or everything in its scope."""

    def enter(self, token: Token) -> bool:
        """Throw, and note that the process ended here."""
        token.instance.reached_end(token)
        kind = self.event.kind if self.event else None
        if kind == "error" and self.event is not None:
            token.instance.raise_error(token.workflow.around, self.event.name or "")
        elif kind == "terminate":
            token.workflow.terminate(token)
        else:
            super().enter(token)
        return True
