"""Event sub-processes (BPMN 2.0.2, 10.3.5 and 13.5.4): started by an event while the scope around them runs.

One that interrupts takes the place of the flow around it and works on its variables. One that does not runs beside
it, as often as the event comes, on a copy of the variables as they are then.
"""

from uuid import UUID

from engine.bpmn.advance import Passed
from engine.bpmn.model import Element, EventDefinition, Process
from engine.bpmn.runtime.expressions import Values
from engine.bpmn.runtime.nodes.catching import Catching, Trigger
from engine.bpmn.runtime.nodes.mappings import Mappings
from engine.bpmn.runtime.nodes.node import FlowNode
from engine.bpmn.runtime.scopes import Scope, ScopeSpec
from engine.bpmn.runtime.tokens import Token


class HandlerStart(Catching):
    """The start event of an event sub-process, seen from the scope around it: it only watches."""

    def __init__(
        self,
        spec: ScopeSpec,
        element: Element,
        process: Process,
        event: EventDefinition,
        inside: ScopeSpec,
        start: FlowNode,
    ) -> None:
        super().__init__(spec, element, process)
        self.trigger = Trigger(element.id, event)
        self.payload = Mappings(element.id, element.outputs, "output")
        self.interrupting = element.interrupting
        self.inside = inside
        self.start = start
        spec.handlers.append(self)
        spec.handler_ids.add(self.name)

    def stand_by(self, scope: Scope) -> None:
        """The scope around it has begun."""
        self.watch(scope.task_tree)
        scope.watches += 1

    def occur(self, token: Token, payload: Values) -> None:
        """Start it."""
        owner: Scope = token.workflow
        if self.interrupting:
            owner.clear()
            owner.unwatch()
        elif not self.trigger.rearm(token):
            token.cancel()
        handler = handler_scope(owner, self)
        owner.instance.facts.passed.append(Passed(handler.id, self.inside.name, "entered"))
        self.take_in(handler, payload)
        handler.begin(self.start)


def handler_scope(owner: Scope, node: HandlerStart, identity: UUID | None = None) -> Scope:
    """A new event sub-process that runs in `owner`."""
    shared = node.interrupting
    data = owner.data if shared else dict(owner.values())
    host = owner.host if shared else None
    handler = Scope(owner.instance, node.inside, data, host=host, owner=owner, started_by=node.name, identity=identity)
    owner.handlers.append(handler)
    return handler
