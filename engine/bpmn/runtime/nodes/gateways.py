"""Exclusive, inclusive and event-based gateways (BPMN 2.0.2, 13.4). Joins are in `joins`."""

from engine.bpmn.runtime.nodes.catching import Catching
from engine.bpmn.runtime.nodes.node import Flow, FlowNode
from engine.bpmn.runtime.tokens import Token


class ExclusiveGateway(FlowNode):
    """The first flow whose condition is true, in the order in which the gateway lists them; else the default flow."""

    def taken(self, token: Token) -> list[Flow]:
        """One flow; raises ElementFailed if a condition is neither true nor false, or if there is none to take."""
        if len(self.flows) <= 1 and all(flow.condition is None for flow in self.flows):
            return list(self.flows)
        values = token.values()
        for flow in self.flows:
            if flow.id != self.default_flow and (flow.condition is None or flow.condition.truth(values)):
                return [flow]
        return [self.fallback()]


class EventBasedGateway(FlowNode):
    """The flow whose event happens first; every event has its own subscription or deadline."""

    def enter(self, token: Token) -> None:
        """Watch for every event that follows."""
        for flow in self.flows:
            node = self._wf_spec.task_specs[flow.target]
            assert isinstance(node, Catching)  # noqa: S101 - checked when it was compiled
            node.watch(token)

    def taken(self, token: Token) -> list[Flow]:  # noqa: ARG002
        """None: the event that happened goes on by itself."""
        return []


class ParallelGateway(FlowNode):
    """All flows, whatever stands on them; one that joins is a `ParallelJoin`."""

    def taken(self, token: Token) -> list[Flow]:  # noqa: ARG002
        """All flows."""
        return list(self.flows)


class InclusiveGateway(FlowNode):
    """Every flow whose condition is true, else the default flow; one that joins is an `InclusiveJoin`."""
