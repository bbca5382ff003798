"""What all flow nodes have in common: tokens come in, something happens, tokens leave along the sequence flows."""

from dataclasses import dataclass

from engine.bpmn.model import Element, Process
from engine.bpmn.runtime.errors import ElementFailed, UnsupportedElement
from engine.bpmn.runtime.expressions import Asked, Values
from engine.bpmn.runtime.scopes import ScopeSpec
from engine.bpmn.runtime.spiff import TaskSpec
from engine.bpmn.runtime.tokens import Token


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow, ready to be taken."""

    id: str
    target: str
    condition: Asked | None


class FlowNode(TaskSpec):  # type: ignore[misc]
    """A flow node. Its token is finished when `enter` returns True, and waits when that returns None.

    Nothing is predicted: SpiffWorkflow's guesses of what may come are not made; the tree of tasks holds what is.
    """

    is_join = False
    _wf_spec: ScopeSpec
    name: str

    def __init__(self, spec: ScopeSpec, element: Element, process: Process) -> None:
        super().__init__(spec, element.id)
        self.element = element
        self.flows = tuple(_flow(process, id_) for id_ in element.outgoing)
        self.default_flow = element.default_flow

    def enter(self, token: Token) -> bool | None:  # noqa: ARG002
        """A token has come: True if it goes on at once, None if it waits."""
        return True

    def finish(self, token: Token, results: Values) -> None:
        """The outside world answers a waiting token."""
        raise NotImplementedError

    def interrupted(self, token: Token) -> None:
        """An event at the boundary is about to cancel a waiting token."""

    def leave(self, token: Token) -> None:
        """Put a token on every flow that is taken: all of them, those with a condition if it is true (13.3.1)."""
        for flow in self.taken(token):
            token.workflow.take(flow)

    def taken(self, token: Token) -> list[Flow]:
        """The flows to take; raises ElementFailed if there are some, and none of them may be taken."""
        if all(flow.condition is None for flow in self.flows) and self.default_flow is None:
            return list(self.flows)
        values = token.values()
        taken = [flow for flow in self.flows if flow.id != self.default_flow and _is_open(flow, values)]
        return taken or [self.fallback()]

    def fallback(self) -> Flow:
        """The default flow; raises ElementFailed where there is none."""
        for flow in self.flows:
            if flow.id == self.default_flow:
                return flow
        raise ElementFailed(self.name, "no condition is true, and there is no default flow")

    def is_noted(self, token: Token) -> bool:
        """Whether the timeline shows the token: not one around the instances of a multi-instance activity."""
        return token.marks.loop is None and not self.is_join

    # SpiffWorkflow's hooks

    def test(self) -> None:
        """Nothing: a node without incoming flows is none of our business."""

    def _predict_hook(self, token: Token) -> None:
        pass

    def _update_hook(self, token: Token) -> bool:  # noqa: ARG002
        return True

    def _on_ready_hook(self, token: Token) -> None:
        token.instance.ready.append(token)

    def _run_hook(self, token: Token) -> bool | None:
        if self.is_noted(token) and not (token.marks.number is None and self.repeats):
            token.note("entered")
        return self.enter(token)

    @property
    def repeats(self) -> bool:
        """Whether it is a multi-instance activity."""
        return False

    def _on_complete_hook(self, token: Token) -> None:
        token.withdraw()
        if self.is_noted(token):
            token.note("completed")
        self.leave(token)


def _is_open(flow: Flow, values: Values) -> bool:
    return flow.condition is None or flow.condition.truth(values)


def _flow(process: Process, id_: str) -> Flow:
    flow = process.flows[id_]
    if flow.target not in process.elements:
        raise UnsupportedElement(id_, "this flow leads nowhere")
    return Flow(id_, flow.target, _condition(flow.source, flow.condition))


def _condition(source: str, text: str | None) -> Asked | None:
    if text is None:
        return None
    if not text.startswith("="):
        raise UnsupportedElement(source, "a condition is FEEL and begins with `=`")
    return Asked(source, text, "condition")
