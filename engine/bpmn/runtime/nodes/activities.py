"""What all activities have in common (BPMN 2.0.2, 13.3): mappings, events at the boundary, multi-instance."""

from typing import TYPE_CHECKING, Any

from engine.bpmn.model import Element, Process
from engine.bpmn.runtime.expressions import Values
from engine.bpmn.runtime.nodes.mappings import Mappings
from engine.bpmn.runtime.nodes.multi_instance import MultiInstance
from engine.bpmn.runtime.nodes.node import FlowNode
from engine.bpmn.runtime.scopes import ScopeSpec
from engine.bpmn.runtime.tokens import Token

if TYPE_CHECKING:
    from engine.bpmn.runtime.nodes.boundary_events import BoundaryEvent


class Activity(FlowNode):
    """An activity: `begin` does what it is for."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process) -> None:
        super().__init__(spec, element, process)
        self.input_mappings = Mappings(element.id, element.inputs, "input")
        self.output_mappings = Mappings(element.id, element.outputs, "output")
        self.loop = MultiInstance(element.id, element.loop) if element.loop else None
        self.boundary: list[BoundaryEvent] = []

    @property
    def repeats(self) -> bool:
        """Whether it is a multi-instance activity."""
        return self.loop is not None

    def begin(self, token: Token) -> bool | None:  # noqa: ARG002
        """Do it: True if it is done at once, None if it waits."""
        return True

    def enter(self, token: Token) -> bool | None:
        """Begin, once or once for each item of a collection; while it waits, so do the events at its boundary."""
        if self.loop is not None and token.marks.number is None:
            done = self.loop.begin(token)
        else:
            if self.input_mappings:
                token.data.update(self.input_mappings.made(token.values(), onto=token.data))
            done = self.begin(token)
        if not done and token.marks.number is None:
            for event in self.boundary:
                event.stand_by(token)
        return done

    def interrupted(self, token: Token) -> None:
        """What was reached so far is kept."""
        if self.loop is not None:
            self.loop.interrupted(token)

    def mapped(self, token: Token) -> dict[str, Any]:
        """The variables that the input mappings have made."""
        return {name: value for name, value in token.data.items() if name in self.input_mappings.names}

    def finish(self, token: Token, results: Values) -> None:
        """It is done, with these results."""
        self.put_out(token, results)
        token.complete()

    def put_out(self, token: Token, results: Values) -> None:
        """The results become variables: by the output mappings, else each by its name."""
        if not self.output_mappings:
            for name, value in results.items():
                token.assign(name, value)
            return
        made: dict[str, Any] = self.output_mappings.made({**token.values(), **results}, onto=token.workflow.values())
        own = self.loop.result_names if self.loop is not None else frozenset()
        for name, value in made.items():
            token.assign(name, value, outside=name not in own)

    def leave(self, token: Token) -> None:
        """Along the flows; an instance of a multi-instance activity reports to what is around it."""
        if self.loop is not None and token.marks.number is not None:
            self.loop.finished(token)
        else:
            super().leave(token)
