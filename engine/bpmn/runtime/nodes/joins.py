"""Gateways where branches meet (BPMN 2.0.2, 13.4.1 and 13.4.3). Tokens wait there with the flow on which they came."""

from engine.bpmn.model import Element, Process
from engine.bpmn.runtime.nodes.node import Flow, FlowNode
from engine.bpmn.runtime.scopes import Scope, ScopeSpec
from engine.bpmn.runtime.tokens import Token


class Join(FlowNode):
    """Where tokens wait for one another."""

    is_join = True

    def arrived(self, scope: Scope) -> dict[str, Token]:
        """The first token that waits on each incoming flow."""
        first: dict[str, Token] = {}
        for token in scope.task_tree.children:
            if token.task_spec is self and token.marks.flow is not None and not token.is_over:
                first.setdefault(token.marks.flow, token)
        return first

    def consume(self, tokens: dict[str, Token], kept: Token) -> None:
        """One token from each flow becomes the one that is kept."""
        for token in tokens.values():
            if token is not kept:
                token.cancel()
        kept.note("entered")

    def _on_complete_hook(self, token: Token) -> None:
        token.note("completed")
        self.leave(token)


class ParallelJoin(Join):
    """Takes one token from every incoming flow; tokens too many wait for the next time."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process) -> None:
        super().__init__(spec, element, process)
        self._incoming = frozenset(element.incoming)

    def enter(self, token: Token) -> bool | None:
        """Go on if this was the last one missing."""
        arrived = {**self.arrived(token.workflow), token.marks.flow or "": token}
        if not self._incoming <= arrived.keys():
            return None
        self.consume(arrived, token)
        return True

    def taken(self, token: Token) -> list[Flow]:  # noqa: ARG002
        """All flows, whatever stands on them."""
        return list(self.flows)


class InclusiveJoin(Join):
    """Goes on when no other token can still come in on a flow on which none waits (13.4.3)."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process) -> None:
        super().__init__(spec, element, process)
        spec.inclusive_joins.append(self)
        self._reach: dict[str, set[str]] = {}
        for flow in element.incoming:
            for node in _nodes_before(process, flow, element.id):
                self._reach.setdefault(node, set()).add(flow)

    def enter(self, token: Token) -> bool | None:  # noqa: ARG002
        """Wait until everything else that can move has moved."""
        return None

    def try_to_fire(self, scope: Scope) -> bool:
        """Go on if nothing more can come; whether it did."""
        arrived = self.arrived(scope)
        if not arrived:
            return False
        for token in scope.tokens:
            reach = self._reach.get(token.task_spec.name, set())
            if reach and not reach & arrived.keys():
                return False
        kept = next(iter(arrived.values()))
        self.consume(arrived, kept)
        kept.complete()
        return True


def _nodes_before(process: Process, flow: str, join: str) -> set[str]:
    """The nodes from which a token can still come in on a flow, without passing through the join."""
    seen: set[str] = set()
    waiting = [process.flows[flow].source]
    while waiting:
        node = waiting.pop()
        if node in seen or node == join:
            continue
        seen.add(node)
        element = process.elements[node]
        waiting += [process.flows[incoming].source for incoming in element.incoming]
        if element.attached_to is not None:
            waiting.append(element.attached_to)
    return seen
