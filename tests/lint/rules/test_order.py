"""A variable is set before it is used."""

from tests.bpmn.diagrams import (
    boundary,
    business_rule_task,
    chain,
    end,
    exclusive,
    flow,
    message,
    parallel,
    script_task,
    start,
    sub_process,
    timer,
    user_task,
)
from tests.lint.linting import line, model, of, said, warned

USE = script_task("use", "=risk", "x")
SET = script_task("set", "=1", "risk")


def test_set_and_then_used():
    assert said(line(SET, USE), "order") == []


def test_used_and_only_later_set_is_mentioned():
    assert warned(line(USE, SET), "order") == [
        "The script of the script task `use` uses `risk`, which only `set` can set, and not before."
    ]


def test_a_loop_may_have_set_it_before():
    nodes = [start(), exclusive("join"), USE, SET, exclusive("g", "g_to_end"), end()]
    back = flow("g", "join", "=x > 1")
    assert said(of(*nodes, *chain("start", "join", "use", "set", "g", "end"), back), "order") == []


def test_a_parallel_way_may_have_set_it_before():
    nodes = [start(), parallel("fork"), USE, SET, end("a"), end("b")]
    assert said(of(*nodes, *chain("start", "fork", "use", "a"), *chain("fork", "set", "b")), "order") == []


def test_a_script_that_first_reads_what_it_sets_is_not_judged():
    assert said(line(script_task("s", "=risk + 1", "risk")), "order") == []


def test_another_branch_of_a_choice_cannot_have_set_it():
    ways = [flow("g", "set", "=true"), flow("g", "use")]
    nodes = [start(), exclusive("g", "g_to_use"), SET, USE, end("a"), end("b")]
    drawn = of(*nodes, *ways, flow("start", "g"), *chain("set", "a"), *chain("use", "b"))
    assert len(warned(drawn, "order")) == 1


def test_what_stands_in_an_event_sub_process_comes_after_everything():
    inside = sub_process("s", start("in", message("m")), USE, *chain("in", "use"), by_event=True)
    assert said(of(start(), SET, inside, *chain("start", "set")), "order") == []


def test_an_event_beside_an_activity_may_come_first_or_last():
    nodes = [start(), user_task("ask"), boundary("b", "ask", timer(duration="P1D"), interrupting=False), SET, USE]
    assert said(of(*nodes, *chain("start", "ask", "use"), *chain("b", "set")), "order") == []


def test_a_decision_is_told_too_late():
    decide = business_rule_task("d", "dec")
    assert warned(line(decide, SET, models=(model("dec", "risk"),)), "order") == [
        "The decision of the business rule task `d` needs `risk`, which only `set` can set, and not before."
    ]
