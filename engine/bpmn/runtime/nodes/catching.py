"""Events that are waited for (BPMN 2.0.2, 10.5.5): messages, signals and timers."""

from collections.abc import Mapping
from typing import Any

from engine import clock
from engine.bpmn.advance import Subscription
from engine.bpmn.model import Element, EventDefinition, Process
from engine.bpmn.runtime.errors import ElementFailed, UnsupportedElement
from engine.bpmn.runtime.expressions import Values, asked
from engine.bpmn.runtime.nodes.mappings import Mappings
from engine.bpmn.runtime.nodes.node import FlowNode
from engine.bpmn.runtime.scopes import Scope, ScopeSpec
from engine.bpmn.runtime.spiff import TaskState
from engine.bpmn.runtime.timers import Cycle, Timer
from engine.bpmn.runtime.tokens import Marks, Token
from engine.bpmn.variables import READ_ONLY


class Trigger:
    """What makes an event happen: a message, a signal or a timer."""

    def __init__(self, element_id: str, event: EventDefinition) -> None:
        self._element_id = element_id
        self._kind = event.kind
        self._name = event.name or ""
        self._timer = Timer(element_id, event) if event.kind == "timer" else None
        self._key = asked(element_id, event.correlation_key, "correlation key")
        if event.kind not in ("message", "signal", "timer"):
            raise UnsupportedElement(element_id, f"a {event.kind} event cannot be waited for here")
        if event.kind != "timer" and not self._name:
            raise UnsupportedElement(element_id, f"the {event.kind} has no name")

    def arm(self, token: Token, values: Values) -> None:
        """Begin to wait: set the deadline, or tell the outside world of the subscription."""
        if self._timer is not None:
            due = self._timer.first(values)
            token.marks.cycle = due if isinstance(due, Cycle) else None
            token.marks.due = due.due if isinstance(due, Cycle) else due
            return
        key = self._key.words(values) if self._key else None
        token.marks.is_open = True
        token.instance.facts.opened(Subscription(token.id, self._element_id, self._kind, self._name, key))

    def rearm(self, token: Token) -> bool:
        """After it happened and did not interrupt: whether it may happen again."""
        if self._timer is None:
            return True
        token.marks.cycle = token.marks.cycle.following(clock.now()) if token.marks.cycle else None
        token.marks.due = token.marks.cycle.due if token.marks.cycle else None
        return token.marks.cycle is not None


class Catching(FlowNode):
    """A node that waits for an event."""

    trigger: Trigger
    payload: Mappings

    def occur(self, token: Token, payload: Values) -> None:
        """The event that `token` waits for has happened, with the variables it brings."""
        raise NotImplementedError

    def watch(self, parent: Token) -> Token:
        """Wait beside something else: the token hangs on `parent`."""
        token = Token(parent.workflow, self, parent, marks=Marks(is_watch=True), state=TaskState.STARTED)
        self.trigger.arm(token, parent.values())
        return token

    def finish(self, token: Token, results: Values) -> None:
        """A message or signal came."""
        self.occur(token, results)

    def take_in(self, scope: Scope, payload: Values) -> None:
        """What the event brings becomes variables: by the output mappings, else all of it."""
        brought: Mapping[str, Any] = payload
        if self.payload:
            values = scope.values()
            brought = self.payload.made({**values, **payload}, onto=values)
        for name, value in brought.items():
            if name == READ_ONLY:
                raise ElementFailed(self.name, "the variable `case` is read-only")
            scope.assign(name, value)


class CatchEvent(Catching):
    """An intermediate event that waits, alone or behind an event-based gateway."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process, event: EventDefinition) -> None:
        super().__init__(spec, element, process)
        self.trigger = Trigger(element.id, event)
        self.payload = Mappings(element.id, element.outputs, "output")

    def enter(self, token: Token) -> None:
        """Wait."""
        self.trigger.arm(token, token.values())

    def occur(self, token: Token, payload: Values) -> None:
        """Go on; of several events behind a gateway the others are withdrawn."""
        self.take_in(token.workflow, payload)
        happened(token)


def happened(token: Token) -> None:
    """The event goes on; behind an event-based gateway as a new token, because the gateway ends with its events."""
    if token.marks.is_watch:
        scope, node = token.workflow, token.task_spec
        token.parent.complete()
        token = Token(scope, node, scope.task_tree, state=TaskState.STARTED)
        token.note("entered")
    token.complete()
