"""Nothing that stands at an element is silently ignored."""

from engine.bpmn import read_diagram
from tests.bpmn.diagrams import HEAD, definitions, process, start, tag, user_task
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


def test_a_script_that_is_not_feel_is_refused():
    python = tag("bpmn:scriptTask", tag("bpmn:script", "print(1)"), id="s")
    [sentence] = said(line(python), "extensions")
    assert sentence.endswith("a script that is not FEEL.")
