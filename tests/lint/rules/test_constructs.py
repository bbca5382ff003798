"""Only what is carried out may be drawn."""

import pytest

from engine.lint.rules.constructs import EVENTS, NODES
from tests.bpmn.diagrams import (
    boundary,
    call_activity,
    catch,
    chain,
    end,
    error,
    escalation,
    event_based,
    message,
    multiple,
    receive_task,
    script_task,
    send_task,
    service_task,
    signal,
    start,
    sub_process,
    tag,
    task,
    terminate,
    throw,
    timer,
    user_task,
)
from tests.lint.linting import line, of, said

SOON = timer(duration="PT1H")
KINDS = {
    "message": message("m"),
    "timer": SOON,
    "signal": signal("s"),
    "error": error("e"),
    "escalation": escalation("x"),
    "terminate": terminate(),
    "conditional": tag("bpmn:conditionalEventDefinition"),
    "link": tag("bpmn:linkEventDefinition"),
    "compensate": tag("bpmn:compensateEventDefinition"),
    "cancel": tag("bpmn:cancelEventDefinition"),
}
POSITIONS = {"startEvent": start, "intermediateCatchEvent": catch, "intermediateThrowEvent": throw, "endEvent": end}


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_an_event_is_carried_out_or_refused_by_its_kind_and_position(kind, position):
    found = said(of(POSITIONS[position]("e", KINDS[kind])), "constructs")
    assert bool(found) != (kind in EVENTS[position])


def test_refusals_name_what_stands_there():
    link = catch("wait", tag("bpmn:linkEventDefinition"))
    assert said(of(link), "constructs") == ["A waiting link event is not supported here."]


@pytest.mark.parametrize("position", ["startEvent", "intermediateThrowEvent", "endEvent"])
def test_an_event_that_names_nothing_is_a_milestone(position):
    assert said(of(POSITIONS[position]("e")), "constructs") == []


def test_an_event_that_waits_for_nothing_is_refused():
    assert said(of(catch("e")), "constructs") == ["A waiting event that names no event is not supported here."]


@pytest.mark.parametrize("kind", ["transaction", "adHocSubProcess", "complexGateway", "choreographyTask"])
def test_kinds_that_are_not_carried_out_are_refused(kind):
    assert kind not in NODES
    [sentence] = said(of(tag(f"bpmn:{kind}", id="a")), "constructs")
    assert sentence.endswith("is not supported here.")


def test_a_task_of_no_kind_is_asked_for_its_kind():
    assert said(line(task("do")), "constructs") == ["A task is not supported here. Choose what kind of task it is."]


def test_an_event_that_waits_for_several_things_is_refused():
    assert said(of(start("s", SOON, signal("x"))), "constructs") == [
        "The start timer event `s` waits for several things at once; give each an element of its own."
    ]


def test_compensation_is_refused():
    assert said(line(user_task("undo", isForCompensation=True)), "constructs") == [
        "Compensation is not supported here: the user task `undo` would never be carried out."
    ]


def test_a_receive_task_may_not_start_the_process():
    assert said(line(receive_task("wait", "m", instantiate=True)), "constructs") == [
        "The receive task `wait` is to start the process; use a start event with a message instead."
    ]


def test_a_parallel_event_gateway_is_refused():
    [sentence] = said(of(event_based("g", eventGatewayType="Parallel")), "constructs")
    assert sentence.startswith("The event-based gateway `g` waits for several things at once")


@pytest.mark.parametrize("kind", ["message", "timer", "signal", "error", "escalation"])
def test_events_at_the_edge_of_a_call(kind):
    assert said(of(call_activity("call", "q"), boundary("b", "call", KINDS[kind])), "constructs") == []


@pytest.mark.parametrize("kind", ["terminate", "conditional", "link", "compensate", "cancel"])
def test_events_that_are_refused_at_every_edge(kind):
    assert len(said(of(call_activity("call", "q"), boundary("b", "call", KINDS[kind])), "constructs")) == 1


def test_an_event_at_an_edge_where_it_can_never_happen_is_refused():
    nodes = [user_task("ask"), boundary("b", "ask", error("e"))]
    assert said(of(*nodes), "constructs") == [
        "The boundary error event `b` can never happen at the edge of a user task."
    ]
    nodes = [script_task("count", "=1"), boundary("b", "count", SOON)]
    assert said(of(*nodes), "constructs") == [
        "The boundary timer event `b` can never happen at the edge of a script task."
    ]


def test_an_error_always_interrupts():
    nodes = [service_task("s", "mail.send"), boundary("b", "s", error("e"), interrupting=False)]
    assert said(of(*nodes), "constructs") == [
        "The boundary error event `b` must interrupt its activity: an error always ends what it happens in."
    ]


def test_an_event_sub_process_starts_by_message_signal_or_timer():
    for kind in ("message", "signal", "timer"):
        assert said(of(sub_process("s", start("in", KINDS[kind]), by_event=True)), "constructs") == []
    assert said(of(sub_process("s", start("in", error("e")), by_event=True)), "constructs") == [
        "A start error event of the event sub-process `s` is not supported here."
    ]


def test_a_plain_sub_process_starts_plainly():
    assert said(of(sub_process("s", start("in"))), "constructs") == []
    assert said(of(sub_process("s", start("in", SOON))), "constructs") == [
        "A start timer event of the sub-process `s` is not supported here."
    ]


def test_an_event_sub_process_stands_in_the_process_itself():
    inner = sub_process("inner", start("in", SOON), by_event=True)
    [sentence] = said(of(sub_process("outer", start("s2"), inner)), "constructs")
    assert sentence.startswith("The event sub-process `inner` stands inside a sub-process")


def test_no_arrow_leads_to_an_event_sub_process_and_it_is_not_repeated():
    inner = sub_process("s", start("in", SOON), by_event=True, loop=multiple())
    assert said(of(start(), inner, *chain("start", "s")), "constructs") == [
        "No arrow may lead to or from the event sub-process `s`: it is started by its event.",
        "The event sub-process `s` cannot be repeated for several items.",
    ]


def test_nothing_happens_at_the_edge_of_a_task_that_throws_a_message():
    [sentence] = said(line(send_task("tell", inputs={"name": "m"}), boundary("b", "tell", SOON)), "constructs")
    assert sentence.endswith("the send task `tell` throws a message and waits for nothing.")
    assert said(line(send_task("tell", "mail.send"), boundary("b", "tell", SOON)), "constructs") == []
