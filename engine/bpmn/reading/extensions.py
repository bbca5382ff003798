"""The ``zeebe:`` extensions of a flow node, and what else stands at it that nothing here reads."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from engine.bpmn.model import (
    Assignment,
    CalledDecision,
    CalledProcess,
    IoMapping,
    Loop,
    Schedule,
    Script,
    TaskDefinition,
)
from engine.bpmn.reading.events import KINDS
from engine.bpmn.reading.namespaces import BPMN, TITLES, WITHOUT_MEANING, ZEEBE
from engine.bpmn.reading.xml import (
    XmlElement,
    attribute,
    child,
    children,
    extensions,
    is_true,
    local_name,
    namespace,
    words,
)

READ: Final[Mapping[str, tuple[str, ...]]] = {
    "userTask": (),
    "formDefinition": ("formId", "bindingType"),
    "assignmentDefinition": ("assignee", "candidateGroups", "candidateUsers"),
    "taskSchedule": ("dueDate", "followUpDate"),
    "priorityDefinition": ("priority",),
    "taskDefinition": ("type", "retries"),
    "taskHeaders": (),
    "ioMapping": (),
    "calledDecision": ("decisionId", "resultVariable", "bindingType"),
    "calledElement": (
        "processId",
        "propagateAllParentVariables",
        "propagateAllChildVariables",
        "bindingType",
    ),
    "script": ("expression", "resultVariable"),
    "properties": (),
}
"""The extensions of a flow node that are read, each with the attributes of it that are."""

_READ_IN_LOOPS: Final = {
    "loopCharacteristics": ("inputCollection", "inputElement", "outputCollection", "outputElement"),
}
_READ_ELSEWHERE: Final[Mapping[str, tuple[str, ...]]] = {"properties": ()}

_BEHAVIOUR: Final = {
    "script": "a script that is not FEEL",
    "loopCardinality": "a number of repetitions",
    "loopDataInputRef": "a collection that is not given in FEEL",
}
"""What the standard itself offers for behaviour and is not read, with what it is in words."""

_ORDINARY: Final = {"startQuantity": "1", "completionQuantity": "1", "behavior": "All"}
"""Attributes of the standard that are understood only if they say what is so without them."""

Facts = dict[str, Any]


def read_extensions(element: XmlElement) -> Facts:
    """The fields of `Element` that the extensions of a flow node fill."""
    found = {local_name(part): part for part in reversed(list(extensions(element)))}
    assignment, schedule = found.get("assignmentDefinition"), found.get("taskSchedule")
    return {
        "form_id": attribute(found.get("formDefinition"), "formId"),
        "has_user_task_mark": "userTask" in found,
        "assignment": Assignment(
            attribute(assignment, "assignee"),
            attribute(assignment, "candidateGroups"),
            attribute(assignment, "candidateUsers"),
        ),
        "schedule": Schedule(
            attribute(schedule, "dueDate"),
            attribute(schedule, "followUpDate"),
            attribute(found.get("priorityDefinition"), "priority"),
        ),
        "inputs": _mappings(element, "input"),
        "outputs": _mappings(element, "output"),
        "task_definition": _task_definition(found.get("taskDefinition"), element),
        "called_decision": _called_decision(found.get("calledDecision")),
        "called_process": _called_process(found.get("calledElement")),
        "script": _script(found.get("script")),
        "loop": _loop(element),
        "properties": read_properties(element),
        "unread": tuple(dict.fromkeys(_unread(element, READ))),
    }


def read_properties(element: XmlElement) -> dict[str, str]:
    """The custom properties of an element; of two with one name the later counts."""
    return {
        name: attribute(entry, "value") or ""
        for holder in extensions(element, "properties")
        for entry in children(holder, "property", space=ZEEBE)
        if (name := attribute(entry, "name"))
    }


def _mappings(element: XmlElement, kind: str) -> tuple[IoMapping, ...]:
    return tuple(
        IoMapping(attribute(line, "source") or "", attribute(line, "target") or "")
        for holder in extensions(element, "ioMapping")
        for line in children(holder, kind, space=ZEEBE)
    )


def _task_definition(found: XmlElement | None, element: XmlElement) -> TaskDefinition | None:
    if found is None:
        return None
    headers = {
        key: attribute(header, "value") or ""
        for holder in extensions(element, "taskHeaders")
        for header in children(holder, "header", space=ZEEBE)
        if (key := attribute(header, "key"))
    }
    return TaskDefinition(attribute(found, "type") or "", attribute(found, "retries"), headers or None)


def _called_decision(found: XmlElement | None) -> CalledDecision | None:
    if found is None:
        return None
    return CalledDecision(
        attribute(found, "decisionId") or "",
        attribute(found, "resultVariable") or "",
        attribute(found, "bindingType") or "latest",
    )


def _called_process(found: XmlElement | None) -> CalledProcess | None:
    if found is None:
        return None
    return CalledProcess(
        attribute(found, "processId") or "",
        is_true(found, "propagateAllParentVariables", default=True),
        is_true(found, "propagateAllChildVariables"),
        attribute(found, "bindingType") or "latest",
    )


def _script(found: XmlElement | None) -> Script | None:
    if found is None:
        return None
    return Script(attribute(found, "expression") or "", attribute(found, "resultVariable") or "")


def _loop(element: XmlElement) -> Loop | None:
    if child(element, "standardLoopCharacteristics") is not None:
        return Loop(standard=True)
    multiple = child(element, "multiInstanceLoopCharacteristics")
    if multiple is None:
        return None
    own = next(extensions(multiple, "loopCharacteristics"), None)
    return Loop(
        attribute(own, "inputCollection"),
        attribute(own, "inputElement"),
        attribute(own, "outputCollection"),
        attribute(own, "outputElement"),
        words(child(multiple, "completionCondition")),
        is_true(multiple, "isSequential"),
    )


def unread_marks(element: XmlElement) -> tuple[str, ...]:
    """What extensions say of a process or a sequence flow that nothing here reads."""
    return tuple(dict.fromkeys(_unread(element, _READ_ELSEWHERE)))


def _unread(element: XmlElement, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """What could change how the element behaves, and is not read."""
    yield from _foreign_attributes(element)
    for key, usual in _ORDINARY.items():
        value = attribute(element, key) or usual
        if value != usual:
            yield f"{key} {value}"
    for part in children(element):
        name = local_name(part)
        if name in _BEHAVIOUR:
            yield _BEHAVIOUR[name]
        elif name == "extensionElements":
            yield from _foreign_elements(part, known)
        elif name == "multiInstanceLoopCharacteristics":
            yield from _unread(part, _READ_IN_LOOPS)
        elif name in KINDS:
            yield from _unread(part, {})
    if attribute(element, "calledElement") and next(extensions(element, "calledElement"), None) is None:
        yield "a called process that is not given in `zeebe:calledElement`"


def _foreign_attributes(element: XmlElement) -> Iterator[str]:
    for name in element.attrib:
        tag = etree.QName(str(name))
        space = tag.namespace or ""
        template = space == ZEEBE and tag.localname.startswith("modelerTemplate")
        if space and space != BPMN and space not in WITHOUT_MEANING and not template:
            yield f"{TITLES.get(space, space)}:{tag.localname}"


def _foreign_elements(holder: XmlElement, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for part in holder:
        space, name = namespace(part), local_name(part)
        if space != ZEEBE:
            if space not in WITHOUT_MEANING:
                yield f"{TITLES.get(space, space or 'unknown')}:{name}"
        elif name not in known or (name == "taskHeaders" and child(holder, "taskDefinition", ZEEBE) is None):
            yield f"zeebe:{name}"
        else:
            yield from (f"zeebe:{name} {key}" for key in map(str, part.attrib) if key not in known[name])
