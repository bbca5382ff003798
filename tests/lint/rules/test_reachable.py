"""Everything that is drawn can happen."""

from tests.bpmn.diagrams import boundary, chain, end, message, start, sub_process, timer, user_task
from tests.lint.linting import line, of, said, warned


def test_a_line_is_reachable():
    assert said(line(user_task("ask")), "reachable") == []


def test_what_no_way_leads_to_is_refused():
    assert said(
        of(start(), end(), user_task("lost"), end("e2"), *chain("start", "end"), *chain("lost", "e2")), "reachable"
    ) == [
        "No way leads to the user task `lost`: it would never be carried out.",
        "No way leads to the end event `e2`: it would never be carried out.",
    ]


def test_events_at_the_edge_lead_on():
    nodes = [start(), user_task("ask"), boundary("late", "ask", timer(duration="P1D")), end(), end("e2")]
    assert said(of(*nodes, *chain("start", "ask", "end"), *chain("late", "e2")), "reachable") == []


def test_what_stands_in_a_sub_process_is_reachable():
    inside = sub_process("s", start("in"), end("out"), *chain("in", "out"))
    assert said(line(inside), "reachable") == []


def test_event_sub_processes_can_always_happen():
    inside = sub_process("s", start("in", message("m")), end("out"), *chain("in", "out"), by_event=True)
    assert said(of(start(), end(), inside, *chain("start", "end")), "reachable") == []


def test_a_way_without_an_end_is_mentioned():
    assert warned(of(start(), user_task("ask"), *chain("start", "ask")), "reachable") == [
        "The way ends at the user task `ask` without an end event."
    ]
