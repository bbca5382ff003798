"""How elements are called in sentences."""

from typing import Final

from engine.bpmn import Element, Process, SequenceFlow

KINDS: Final = {
    "startEvent": "start event",
    "endEvent": "end event",
    "intermediateCatchEvent": "waiting event",
    "intermediateThrowEvent": "throwing event",
    "boundaryEvent": "boundary event",
    "task": "task",
    "userTask": "user task",
    "manualTask": "manual task",
    "serviceTask": "service task",
    "sendTask": "send task",
    "receiveTask": "receive task",
    "businessRuleTask": "business rule task",
    "scriptTask": "script task",
    "callActivity": "call activity",
    "subProcess": "sub-process",
    "transaction": "transaction",
    "adHocSubProcess": "ad-hoc sub-process",
    "exclusiveGateway": "exclusive gateway",
    "parallelGateway": "parallel gateway",
    "inclusiveGateway": "inclusive gateway",
    "eventBasedGateway": "event-based gateway",
    "complexGateway": "complex gateway",
    "callChoreography": "called choreography",
    "choreographyTask": "choreography task",
    "subChoreography": "sub-choreography",
    "implicitThrowEvent": "implicit throwing event",
}

TASKS: Final = frozenset(
    {"userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask"}
)
GATEWAYS: Final = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway"})


def title(element: Element | Process | SequenceFlow) -> str:
    """What to call an element in the middle of a sentence.

    >>> title(Element("ask", "userTask", "Ask them", "p"))
    'user task `Ask them`'
    """
    match element:
        case Process():
            kind = "process"
        case SequenceFlow():
            kind = "arrow"
        case _:
            kind = kind_of(element)
    return f"{kind} `{element.name or element.id}`"


def kind_of(element: Element) -> str:
    """What sort of element it is.

    >>> from engine.bpmn import EventDefinition
    >>> kind_of(Element("late", "boundaryEvent", "", "p", events=(EventDefinition("timer"),)))
    'boundary timer event'
    """
    word = KINDS.get(element.kind, element.kind)
    if element.kind.endswith("Event") and element.event is not None:
        word = f"{word.removesuffix('event')}{element.event.kind} event"
    return f"event {word}" if element.triggered_by_event else word


def listed(names: list[str]) -> str:
    """Names in a sentence.

    >>> listed(["a", "b", "c"])
    '`a`, `b` and `c`'
    """
    quoted = [f"`{name}`" for name in names]
    return " and ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)
