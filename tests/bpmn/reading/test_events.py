"""Events: what they wait for and throw."""

import pytest

from engine.bpmn import EventDefinition
from engine.bpmn.reading.events import KINDS
from tests.bpmn.diagrams import (
    boundary,
    catch,
    diagram,
    error,
    escalation,
    message,
    process,
    receive_task,
    send_task,
    signal,
    start,
    tag,
    timer,
)


def event(part):
    [read] = diagram(process("p", part)).processes["p"].elements.values()
    return read.event


def problems(*parts):
    return [problem.message for problem in diagram(*parts).problems]


def test_an_event_without_a_definition_is_a_none_event():
    assert event(start()) is None


def test_a_message_with_its_name_and_key():
    assert event(catch("c", message("hello", "=caseId"))) == EventDefinition(
        "message", reference="message_hello", name="hello", correlation_key="=caseId"
    )


@pytest.mark.parametrize(("kind", "told"), [("date", "=deadline"), ("duration", "PT1H"), ("cycle", "R3/P1D")])
def test_a_timer_says_when_in_one_of_three_ways(kind, told):
    assert event(catch("c", timer(**{kind: told}))) == EventDefinition("timer", timer_kind=kind, expression=told)


def test_a_timer_without_a_time_is_read_as_such():
    assert event(catch("c", timer())) == EventDefinition("timer")


def test_a_timer_with_two_times_is_a_problem():
    assert problems(process("p", catch("c", timer(date="=a", duration="PT1H")))) == [
        "The timer of `c` says more than one time."
    ]


def test_signals_by_name_errors_and_escalations_by_code():
    assert [event(catch("c", part)).name for part in (signal("s"), error("e1"), escalation("e2"))] == ["s", "e1", "e2"]


def test_an_event_that_names_no_code_catches_every_code():
    assert [event(boundary("b", "a", part)).name for part in (error(), escalation())] == [None, None]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_definition_is_known(kind):
    assert event(tag("bpmn:startEvent", tag(f"bpmn:{kind}"), id="s")).kind == KINDS[kind]


def test_an_event_may_have_several_definitions():
    read = diagram(process("p", start("s", timer(cycle="R/P1W"), signal("x")))).processes["p"].elements["s"]
    assert [one.kind for one in read.events] == ["timer", "signal"]


def test_a_shared_event_definition_is_found():
    shared = tag("bpmn:timerEventDefinition", tag("bpmn:timeDuration", "PT1H"), id="soon")
    catching = tag("bpmn:intermediateCatchEvent", tag("bpmn:eventDefinitionRef", "tns:soon"), id="c")
    read = diagram(shared, process("p", catching)).processes["p"].elements["c"].event
    assert (read.kind, read.expression) == ("timer", "PT1H")


def test_the_message_of_a_receive_task_is_its_event():
    assert event(receive_task("wait", "hello", "=caseId")).name == "hello"


def test_the_message_of_a_send_task_is_its_event():
    root = tag("bpmn:message", id="m", name="hello")
    read = diagram(root, process("p", send_task("tell", messageRef="m"))).processes["p"].elements["tell"]
    assert read.event.name == "hello"


@pytest.mark.parametrize("kind", ["message", "signal", "error", "escalation"])
def test_a_reference_to_nothing_is_a_problem(kind):
    lost = tag(f"bpmn:{kind}EventDefinition", **{f"{kind}Ref": "gone"})
    assert problems(process("p", catch("c", lost))) == [f"`c` refers to the {kind} `gone`, which is missing."]


def test_a_reference_to_no_event_definition_is_a_problem():
    lost = tag("bpmn:intermediateCatchEvent", tag("bpmn:eventDefinitionRef", "gone"), id="c")
    assert problems(process("p", lost)) == ["`c` refers to the event definition `gone`, which is missing."]


def test_a_pool_that_names_a_missing_process_is_a_problem():
    pool = tag("bpmn:collaboration", tag("bpmn:participant", id="us", processRef="gone"), id="c")
    assert problems(pool) == ["The pool `us` names the process `gone`, which is missing."]
