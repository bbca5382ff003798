"""BPMN files for tests, written as short as they can be.

A part is XML that knows what it needs at the top of the file: an event that names a message brings the message along.

    definitions(process("p", start(), user_task("ask", form="f"), end(), *chain("start", "ask", "end")))
"""

from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from engine.bpmn import read_diagram

HEAD = (
    'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
    'targetNamespace="test"'
)


class Part(str):
    """XML, and the root elements that it refers to."""

    roots: tuple[str, ...]

    def __new__(cls, text, roots=()):
        part = super().__new__(cls, text)
        part.roots = tuple(roots)
        return part


def tag(kind, /, *parts, **attributes):
    """An element; attributes that are None are left out, true and false are written as XML does."""
    written = "".join(
        f" {key.strip('_')}={quoteattr(_text(value))}" for key, value in attributes.items() if value is not None
    )
    body = "".join(parts)
    roots = [root for part in parts for root in getattr(part, "roots", ())]
    return Part(f"<{kind}{written}>{body}</{kind}>\n" if body else f"<{kind}{written}/>\n", roots)


def _text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def definitions(*parts, head=HEAD):
    """A whole file."""
    roots = dict.fromkeys(root for part in parts for root in getattr(part, "roots", ()))
    body = "".join([*roots, *parts])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<bpmn:definitions {head}>\n{body}</bpmn:definitions>'.encode()


def diagram(*parts, file="test.bpmn"):
    """The file as it is read."""
    return read_diagram(file, definitions(*parts))


def process(id_, *parts, name="A process", executable=True, lanes=(), **properties):
    """A process; lanes are written by `lane`, any other keyword is a custom property."""
    lane_set = [tag("bpmn:laneSet", *lanes, id=f"{id_}_lanes")] if lanes else []
    more = _extended(_properties(properties))
    return tag("bpmn:process", *more, *lane_set, *parts, id=id_, name=name, isExecutable=executable)


def lane(id_, *members, name="A lane", nested=()):
    """A lane with the ids of its flow nodes."""
    inner = [tag("bpmn:childLaneSet", *nested, id=f"{id_}_inner")] if nested else []
    return tag(
        "bpmn:lane",
        *(f"<bpmn:flowNodeRef>{member}</bpmn:flowNodeRef>" for member in members),
        *inner,
        id=id_,
        name=name,
    )


# Flows


def flow(source, target, condition=None, *, id_=None, name=None):
    """An arrow, called `source_to_target`."""
    inner = [f"<bpmn:conditionExpression>{escape(condition)}</bpmn:conditionExpression>"] if condition else []
    return tag(
        "bpmn:sequenceFlow", *inner, id=id_ or f"{source}_to_{target}", name=name, sourceRef=source, targetRef=target
    )


def chain(*ids):
    """Arrows from each to the next."""
    return [flow(source, target) for source, target in pairwise(ids)]


# Events: what they wait for


def timer(*, date=None, duration=None, cycle=None):
    """A timer, by one of the three ways to say when."""
    times = {"timeDate": date, "timeDuration": duration, "timeCycle": cycle}
    written = (f"<bpmn:{kind}>{escape(text)}</bpmn:{kind}>" for kind, text in times.items() if text is not None)
    return tag("bpmn:timerEventDefinition", *written)


def message(name, key=None):
    """A message; `key` is the FEEL of its subscription, without one the case correlates."""
    return Part(tag("bpmn:messageEventDefinition", messageRef=f"message_{name}"), [_message(name, key)])


def _message(name, key):
    return tag(
        "bpmn:message",
        *_extended([tag("zeebe:subscription", correlationKey=key)] if key else []),
        id=f"message_{name}",
        name=name,
    )


def signal(name):
    """A signal."""
    root = tag("bpmn:signal", id=f"signal_{name}", name=name)
    return Part(tag("bpmn:signalEventDefinition", signalRef=f"signal_{name}"), [root])


def error(code=None):
    """An error; without a code every error."""
    if code is None:
        return Part("<bpmn:errorEventDefinition/>")
    root = tag("bpmn:error", id=f"error_{code}", name=code, errorCode=code)
    return Part(tag("bpmn:errorEventDefinition", errorRef=f"error_{code}"), [root])


def escalation(code=None):
    """An escalation; without a code every escalation."""
    if code is None:
        return Part("<bpmn:escalationEventDefinition/>")
    root = tag("bpmn:escalation", id=f"escalation_{code}", name=code, escalationCode=code)
    return Part(tag("bpmn:escalationEventDefinition", escalationRef=f"escalation_{code}"), [root])


def terminate():
    """The end of the whole process instance."""
    return Part("<bpmn:terminateEventDefinition/>")


# Events: where they stand


def start(id_="start", *events, form=None, interrupting=None, **more):
    """A start event; none unless an event definition is given."""
    return _node("startEvent", id_, *events, form=form, isInterrupting=interrupting, **more)


def end(id_="end", *events, **more):
    """An end event."""
    return _node("endEvent", id_, *events, **more)


def catch(id_, *events, **more):
    """An intermediate event that waits."""
    return _node("intermediateCatchEvent", id_, *events, **more)


def throw(id_, *events, **more):
    """An intermediate event that throws."""
    return _node("intermediateThrowEvent", id_, *events, **more)


def boundary(id_, activity, *events, interrupting=True, **more):
    """An event on the edge of an activity."""
    return _node("boundaryEvent", id_, *events, attachedToRef=activity, cancelActivity=interrupting, **more)


# Activities


def user_task(
    id_, *, form=None, groups=None, assignee=None, users=None, due="=today()", follow_up=None, priority=None, **more
):
    """A user task; `groups` are candidate groups."""
    extensions = [
        tag("zeebe:userTask"),
        _if_any("zeebe:assignmentDefinition", assignee=assignee, candidateGroups=groups, candidateUsers=users),
        _if_any("zeebe:taskSchedule", dueDate=due, followUpDate=follow_up),
        _if_any("zeebe:priorityDefinition", priority=priority),
    ]
    return _node("userTask", id_, form=form, extensions=extensions, **more)


def manual_task(id_, **more):
    """A task that a person does without a form."""
    return _node("manualTask", id_, **more)


def service_task(id_, operation, *, retries=None, headers=None, kind="serviceTask", **more):
    """A service task; `operation` is the type of its task definition."""
    extensions = [_if_any("zeebe:taskDefinition", type=operation, retries=retries)]
    if headers:
        extensions.append(
            tag("zeebe:taskHeaders", *(tag("zeebe:header", key=key, value=value) for key, value in headers.items()))
        )
    return _node(kind, id_, extensions=extensions, **more)


def send_task(id_, operation="message.throw", **more):
    """A send task; throws a message unless another operation is given."""
    return service_task(id_, operation, kind="sendTask", **more)


def receive_task(id_, name, key=None, **more):
    """A task that waits for the message called `name`."""
    part = _node("receiveTask", id_, messageRef=f"message_{name}", **more)
    return Part(part, [*part.roots, _message(name, key)])


def script_task(id_, expression, result="result", **more):
    """A script in FEEL whose value becomes the variable `result`."""
    return _node(
        "scriptTask", id_, extensions=[tag("zeebe:script", expression=expression, resultVariable=result)], **more
    )


def business_rule_task(id_, decision, result="result", **more):
    """A task that takes a decision."""
    called = tag("zeebe:calledDecision", decisionId=decision, resultVariable=result)
    return _node("businessRuleTask", id_, extensions=[called], **more)


def call_activity(id_, process_id, *, all_in=None, all_out=None, binding=None, **more):
    """A call of another process; `all_in` and `all_out` say whether all variables go in and come out."""
    called = tag(
        "zeebe:calledElement",
        processId=process_id,
        propagateAllParentVariables=all_in,
        propagateAllChildVariables=all_out,
        bindingType=binding,
    )
    return _node("callActivity", id_, extensions=[called], **more)


def sub_process(id_, *parts, by_event=None, **more):
    """A sub-process with all that stands in it; `by_event` makes it an event sub-process."""
    return _node("subProcess", id_, *parts, triggeredByEvent=by_event, **more)


def task(id_, **more):
    """A task of no kind."""
    return _node("task", id_, **more)


# Gateways


def exclusive(id_, default=None, **more):
    """One of the ways; `default` is the id of a flow."""
    return _node("exclusiveGateway", id_, default=default, **more)


def parallel(id_, **more):
    """All of the ways."""
    return _node("parallelGateway", id_, **more)


def inclusive(id_, default=None, **more):
    """Some of the ways."""
    return _node("inclusiveGateway", id_, default=default, **more)


def event_based(id_, **more):
    """The way of what happens first."""
    return _node("eventBasedGateway", id_, **more)


# What stands at nodes


def multiple(collection="=items", element="item", *, output=None, output_element=None, sequential=False, until=None):
    """Once for each item of a collection; `until` is the completion condition."""
    own = tag(
        "zeebe:loopCharacteristics",
        inputCollection=collection,
        inputElement=element,
        outputCollection=output,
        outputElement=output_element,
    )
    condition = [f"<bpmn:completionCondition>{escape(until)}</bpmn:completionCondition>"] if until else []
    return tag("bpmn:multiInstanceLoopCharacteristics", *_extended([own]), *condition, isSequential=sequential)


def _node(
    kind,
    id_,
    *parts,
    name="",
    form=None,
    extensions=(),
    inputs=None,
    outputs=None,
    properties=None,
    loop=None,
    **attributes,
):
    """A flow node; `inputs` and `outputs` map variables to expressions, `loop` is written by `multiple`."""
    given = [part for part in extensions if part]
    if form is not None:
        given.append(tag("zeebe:formDefinition", formId=form))
    if inputs or outputs:
        lines = [tag("zeebe:input", source=source, target=target) for target, source in (inputs or {}).items()]
        lines += [tag("zeebe:output", source=source, target=target) for target, source in (outputs or {}).items()]
        given.append(tag("zeebe:ioMapping", *lines))
    given += _properties(properties or {})
    content = [*_extended(given), *parts, *([loop] if loop else [])]
    return tag(f"bpmn:{kind}", *content, id=id_, name=id_.replace("_", " ") if name == "" else name, **attributes)


def _extended(parts):
    return [tag("bpmn:extensionElements", *parts)] if parts else []


def _properties(properties):
    if not properties:
        return []
    entries = [tag("zeebe:property", name=name, value=value) for name, value in properties.items()]
    return [tag("zeebe:properties", *entries)]


def _if_any(kind, **attributes):
    return tag(kind, **attributes) if any(value is not None for value in attributes.values()) else ""
