"""What events wait for and throw (BPMN 2.0.2, 10.5.5), and the definitions that they refer to (8.4)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from engine.bpmn.model import EventDefinition, Message, NamedDefinition
from engine.bpmn.reading.notes import Notes
from engine.bpmn.reading.xml import (
    XmlElement,
    attribute,
    child,
    children,
    extensions,
    line_of,
    local_name,
    reference,
    words,
)

KINDS: Final = {
    "messageEventDefinition": "message",
    "timerEventDefinition": "timer",
    "signalEventDefinition": "signal",
    "errorEventDefinition": "error",
    "escalationEventDefinition": "escalation",
    "conditionalEventDefinition": "conditional",
    "linkEventDefinition": "link",
    "compensateEventDefinition": "compensate",
    "cancelEventDefinition": "cancel",
    "terminateEventDefinition": "terminate",
}
_TIMERS: Final = {"timeDate": "date", "timeDuration": "duration", "timeCycle": "cycle"}


@dataclass(frozen=True)
class Declared:
    """The messages, signals, errors, escalations and reusable event definitions of a file, by id."""

    messages: Mapping[str, Message]
    signals: Mapping[str, NamedDefinition]
    errors: Mapping[str, NamedDefinition]
    escalations: Mapping[str, NamedDefinition]
    shared: Mapping[str, XmlElement]


def read_declared(root: XmlElement, notes: Notes) -> Declared:
    """All that stands beside the processes and is referred to by events."""
    messages = {}
    for element in children(root, "message"):
        id_ = notes.identify(element)
        subscription = next(extensions(element, "subscription"), None)
        messages[id_] = Message(id_, attribute(element, "name") or "", attribute(subscription, "correlationKey"))
    return Declared(
        messages,
        _named(root, "signal", None, notes),
        _named(root, "error", "errorCode", notes),
        _named(root, "escalation", "escalationCode", notes),
        {notes.identify(element): element for element in children(root, *KINDS)},
    )


def _named(root: XmlElement, kind: str, code: str | None, notes: Notes) -> dict[str, NamedDefinition]:
    found = {}
    for element in children(root, kind):
        id_ = notes.identify(element)
        given = attribute(element, code) if code else None
        found[id_] = NamedDefinition(id_, attribute(element, "name") or "", given)
    return found


def read_events(element: XmlElement, id_: str, declared: Declared, notes: Notes) -> tuple[EventDefinition, ...]:
    """The event definitions of an event, and the message of a receive or send task."""
    found = []
    for part in children(element):
        if local_name(part) in KINDS:
            found.append(_definition(part, id_, declared, notes))
        elif local_name(part) == "eventDefinitionRef":
            wanted = reference(words(part))
            if wanted is not None and wanted in declared.shared:
                found.append(_definition(declared.shared[wanted], id_, declared, notes))
            else:
                notes.error(f"`{id_}` refers to the event definition `{wanted}`, which is missing.", id_, line_of(part))
    if local_name(element) in ("receiveTask", "sendTask") and attribute(element, "messageRef"):
        found.append(_message(EventDefinition("message"), element, id_, declared, notes))
    return tuple(found)


def _definition(part: XmlElement, id_: str, declared: Declared, notes: Notes) -> EventDefinition:
    kind = KINDS[local_name(part)]
    event = EventDefinition(kind, attribute(part, "id"))
    match kind:
        case "message":
            return _message(event, part, id_, declared, notes)
        case "signal":
            signal = _referred(part, "signal", declared.signals, id_, notes)
            return replace(event, reference=signal.id, name=signal.name or None) if signal else event
        case "error":
            error = _referred(part, "error", declared.errors, id_, notes)
            return replace(event, reference=error.id, name=error.code) if error else event
        case "escalation":
            escalation = _referred(part, "escalation", declared.escalations, id_, notes)
            return replace(event, reference=escalation.id, name=escalation.code) if escalation else event
        case "timer":
            return _timer(event, part, id_, notes)
        case "conditional":
            return replace(event, expression=words(child(part, "condition")))
        case "link":
            return replace(event, name=attribute(part, "name"))
        case "compensate":
            return replace(event, reference=reference(attribute(part, "activityRef")))
        case _:
            return event


def _message(event: EventDefinition, part: XmlElement, id_: str, declared: Declared, notes: Notes) -> EventDefinition:
    wanted = reference(attribute(part, "messageRef"))
    if wanted is None:
        return event
    message = declared.messages.get(wanted)
    if message is None:
        notes.error(f"`{id_}` refers to the message `{wanted}`, which is missing.", id_, line_of(part))
        return replace(event, reference=wanted)
    return replace(event, reference=wanted, name=message.name or None, correlation_key=message.correlation_key)


def _referred(
    part: XmlElement, kind: str, known: Mapping[str, NamedDefinition], id_: str, notes: Notes
) -> NamedDefinition | None:
    wanted = reference(attribute(part, f"{kind}Ref"))
    if wanted is not None and wanted not in known:
        notes.error(f"`{id_}` refers to the {kind} `{wanted}`, which is missing.", id_, line_of(part))
        return NamedDefinition(wanted, "")
    return known[wanted] if wanted is not None else None


def _timer(event: EventDefinition, part: XmlElement, id_: str, notes: Notes) -> EventDefinition:
    times = [time for time in children(part, *_TIMERS) if words(time)]
    if len(times) > 1:
        notes.error(f"The timer of `{id_}` says more than one time.", id_, line_of(part))
    if not times:
        return event
    return replace(event, timer_kind=_TIMERS[local_name(times[0])], expression=words(times[0]))
