"""Events at the boundary of an activity (BPMN 2.0.2, 10.5.4 and 13.3.3)."""

from engine.bpmn.model import Element, EventDefinition, Process
from engine.bpmn.runtime.expressions import Values
from engine.bpmn.runtime.nodes.catching import Catching, Trigger
from engine.bpmn.runtime.nodes.mappings import Mappings
from engine.bpmn.runtime.scopes import ScopeSpec
from engine.bpmn.runtime.spiff import TaskState
from engine.bpmn.runtime.tokens import Token

THROWN_INSIDE = ("error", "escalation")


class BoundaryEvent(Catching):
    """Interrupts its activity, or starts something beside it, as often as the event comes."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process, event: EventDefinition) -> None:
        super().__init__(spec, element, process)
        self.kind = event.kind
        self.code = event.name
        self.interrupting = element.interrupting
        self.payload = Mappings(element.id, element.outputs, "output")
        if self.is_watched:
            self.trigger = Trigger(element.id, event)

    def catches(self, kind: str, code: str) -> bool:
        """Whether it catches an error or escalation with this code; without a code of its own it catches each."""
        return self.kind == kind and (self.code is None or self.code == code)

    @property
    def is_watched(self) -> bool:
        """Whether a token of its own waits for it; errors and escalations are looked for when they are thrown."""
        return self.kind not in THROWN_INSIDE

    def stand_by(self, activity: Token) -> None:
        """Its activity has begun to wait."""
        if self.is_watched:
            self.watch(activity)

    def occur(self, token: Token, payload: Values) -> None:
        """It came; one that does not interrupt goes on waiting, a timer as long as its cycle lasts."""
        activity: Token = token.parent
        if not self.interrupting and not self.trigger.rearm(token):
            token.cancel()
        self.happen(activity, payload)

    def happen(self, activity: Token, payload: Values) -> None:
        """Go on from here; `activity` is the token that it stands on."""
        scope = activity.workflow
        self.take_in(scope, payload)
        if self.interrupting:
            activity.task_spec.interrupted(activity)
            activity.cancel()
        Token(scope, self, scope.task_tree, state=TaskState.READY).run()


def thrown_at(activity: Token | None, kind: str, code: str, payload: Values) -> bool:
    """Bring an error or escalation to the nearest event that catches it, outwards from `activity`; whether one did."""
    while activity is not None:
        whole = activity.activity
        catching = [event for event in getattr(whole.task_spec, "boundary", ()) if event.catches(kind, code)]
        if catching:
            min(catching, key=lambda event: event.code is None).happen(whole, payload)
            return True
        activity = whole.workflow.around
    return False
