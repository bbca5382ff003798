"""Nothing that stands at an element is silently ignored."""

import pytest

from engine.bpmn import read_diagram
from tests.bpmn.diagrams import HEAD, definitions, process, service_task, start, tag, user_task
from tests.lint.linting import line, package, said, warned


def extended(*marks):
    head = f'{HEAD} xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:t="urn:tool"'
    task = tag("bpmn:userTask", tag("bpmn:extensionElements", *marks), id="ask")
    return package(read_diagram("a.bpmn", definitions(process("p", start(), task), head=head)))


def test_known_settings_are_read():
    assert said(line(user_task("ask", form="F", groups="police", priority="10")), "extensions") == []


def test_an_unknown_setting_is_refused():
    assert said(extended(tag("zeebe:taskListeners")), "extensions") == [
        "The user task `ask` has a setting that is not supported: zeebe:taskListeners."
    ]
    assert said(extended(tag("camunda:formData")), "extensions") == [
        "The user task `ask` has a setting that is not supported: camunda:formData."
    ]


def test_a_mark_of_another_tool_is_only_mentioned():
    assert warned(extended("<t:colour/>"), "extensions") == [
        "The user task `ask` has a mark of another tool, which means nothing here: urn:tool:colour."
    ]


HEADERS = tag("bpmn:extensionElements", tag("zeebe:taskHeaders", tag("zeebe:header", key="a", value="b")))


def only(sentences, part):
    [sentence] = sentences
    return part in sentence


@pytest.mark.parametrize(
    ("node", "setting"),
    [
        (tag("bpmn:userTask", id="n", completionQuantity="2"), "completionQuantity 2"),
        (tag("bpmn:userTask", id="n", startQuantity="3"), "startQuantity 3"),
        (tag("bpmn:userTask", HEADERS, id="n"), "zeebe:taskHeaders"),
        (tag("bpmn:userTask", tag("bpmn:extensionElements", tag("zeebe:subscription", correlationKey="=1")), id="n"),
         "zeebe:subscription"),
        (user_task("n", loop=tag("bpmn:multiInstanceLoopCharacteristics", behavior="One")), "behavior One"),
    ],
)  # fmt: skip
def test_what_would_change_how_often_something_happens_is_refused(node, setting):
    assert only(said(line(node), "extensions"), f"not supported: {setting}.")


def test_ordinary_values_may_be_written_out():
    node = tag("bpmn:userTask", id="n", startQuantity="1", completionQuantity="1")
    assert said(line(node), "extensions") == []
    headers = service_task("n", "mail.send", headers={"a": "b"})
    assert said(line(headers), "extensions") == []


CAMUNDA = f'{HEAD} xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'


def test_settings_of_a_process_an_arrow_and_an_event_are_looked_at():
    listener = tag("bpmn:extensionElements", tag("camunda:executionListener"))
    arrow = tag("bpmn:sequenceFlow", listener, id="f", sourceRef="start", targetRef="t")
    thrown = tag("bpmn:intermediateThrowEvent", '<bpmn:messageEventDefinition camunda:type="external"/>', id="t")
    form = tag("bpmn:extensionElements", tag("zeebe:userTaskForm"))
    file = definitions(process("p", form, start(), thrown, arrow, name="P"), head=CAMUNDA)
    assert said(package(read_diagram("a.bpmn", file)), "extensions") == [
        "The process `P` has a setting that is not supported: zeebe:userTaskForm.",
        "The throwing message event `t` has a setting that is not supported: camunda:type.",
        "The arrow `f` has a setting that is not supported: camunda:executionListener.",
    ]


def test_a_script_that_is_not_feel_is_refused():
    python = tag("bpmn:scriptTask", tag("bpmn:script", "print(1)"), id="s")
    [sentence] = said(line(python), "extensions")
    assert sentence.endswith("a script that is not FEEL.")
