"""The case goes several ways only where a gateway says which."""

from tests.bpmn.diagrams import (
    boundary,
    catch,
    chain,
    end,
    event_based,
    flow,
    message,
    parallel,
    receive_task,
    start,
    timer,
    user_task,
)
from tests.lint.linting import line, of, said

SOON = timer(duration="PT1H")


def test_a_gateway_may_have_several_arrows():
    nodes = [start(), parallel("g"), end("a"), end("b")]
    assert said(of(*nodes, *chain("start", "g", "a"), flow("g", "b")), "splits") == []


def test_a_task_with_two_arrows_is_refused():
    nodes = [user_task("ask"), end("a"), end("b"), flow("ask", "a"), flow("ask", "b")]
    assert said(of(*nodes), "splits") == [
        "2 arrows leave the user task `ask`. Put a gateway behind it that says which are taken."
    ]


def test_nothing_leads_to_a_start_or_out_of_an_end():
    assert said(of(start(), end(), flow("end", "start")), "splits") == [
        "No arrow may lead to the start event `start`.",
        "No arrow may leave the end event `end`.",
    ]


def test_nothing_leads_to_a_boundary_event():
    nodes = [user_task("ask"), boundary("late", "ask", SOON), flow("ask", "late")]
    assert said(of(*nodes), "splits") == ["No arrow may lead to the boundary timer event `late`."]


def test_an_event_gateway_waits_for_the_first_of_several_events():
    nodes = [event_based("g"), catch("a", SOON), receive_task("b", "m"), flow("g", "a"), flow("g", "b")]
    assert said(of(*nodes), "splits") == []


def test_an_event_gateway_needs_two_events():
    assert said(of(event_based("g"), catch("a", SOON), flow("g", "a")), "splits") == [
        "The event-based gateway `g` needs at least two events to wait for."
    ]


def test_a_receive_task_behind_an_event_gateway_only_waits():
    ways = [flow("g", "a"), flow("g", "b")]
    refused = ["Behind the event-based gateway `g` the receive task `b` may have no inputs and no events at its edge."]
    nodes = [event_based("g"), catch("a", SOON), receive_task("b", "m"), boundary("late", "b", SOON)]
    assert said(of(*nodes, *ways), "splits") == refused
    nodes = [event_based("g"), catch("a", SOON), receive_task("b", "m", inputs={"x": "=1"})]
    assert said(of(*nodes, *ways), "splits") == refused


def test_an_event_gateway_leads_to_nothing_but_events():
    nodes = [event_based("g"), catch("a", SOON), user_task("b"), flow("g", "a"), flow("g", "b")]
    assert said(of(*nodes), "splits") == [
        "The event-based gateway `g` leads to the user task `b`, which waits for no message, signal or timer."
    ]


def test_an_event_behind_an_event_gateway_has_no_other_way_to_it():
    nodes = [user_task("x"), event_based("g"), catch("a", SOON), catch("b", message("m"))]
    [sentence] = said(of(*nodes, flow("g", "a"), flow("g", "b"), flow("x", "a")), "splits")
    assert (
        sentence
        == "The waiting timer event `a` is waited for by the event-based gateway `g` and may have no other arrow to it."
    )


def test_a_plain_line_is_fine():
    assert said(line(user_task("ask")), "splits") == []
