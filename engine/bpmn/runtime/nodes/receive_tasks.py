"""Receive tasks (BPMN 2.0.2, 10.3.3): they wait for a message."""

from engine.bpmn.model import Element, EventDefinition, Process
from engine.bpmn.runtime.expressions import Values
from engine.bpmn.runtime.nodes.activities import Activity
from engine.bpmn.runtime.nodes.catching import Catching, Trigger, happened
from engine.bpmn.runtime.scopes import ScopeSpec
from engine.bpmn.runtime.tokens import Token


class ReceiveTask(Activity, Catching):
    """Is done when its message comes."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process, event: EventDefinition) -> None:
        super().__init__(spec, element, process)
        self.trigger = Trigger(element.id, event)

    def begin(self, token: Token) -> None:
        """Wait."""
        self.trigger.arm(token, token.values())

    def finish(self, token: Token, results: Values) -> None:
        """The message came."""
        self.occur(token, results)

    def occur(self, token: Token, payload: Values) -> None:
        """Go on with what the message brings."""
        self.put_out(token, payload)
        happened(token)
