"""Embedded sub-processes (BPMN 2.0.2, 10.3.5): a scope of their own within the instance."""

from engine.bpmn.model import Element, Process
from engine.bpmn.runtime.nodes.activities import Activity
from engine.bpmn.runtime.nodes.node import FlowNode
from engine.bpmn.runtime.scopes import Scope, ScopeSpec
from engine.bpmn.runtime.tokens import Token


class SubProcess(Activity):
    """Is done when nothing is left to do inside."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process, inside: ScopeSpec, start: FlowNode) -> None:
        super().__init__(spec, element, process)
        self.inside = inside
        self.start = start

    def begin(self, token: Token) -> None:
        """Begin inside."""
        scope = Scope(token.instance, self.inside, token.data, host=token)
        token.instance.scopes[token.id] = scope
        scope.begin(self.start)
