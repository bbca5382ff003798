"""Where a process can go."""

from engine.lint.paths import entries, reached, steps
from tests.bpmn.diagrams import boundary, chain, diagram, end, process, start, sub_process, user_task


def read(*parts):
    return diagram(process("p", *parts)).processes["p"]


def test_a_sub_process_leads_inside_and_its_end_leads_on():
    inside = [start("in"), end("out"), *chain("in", "out")]
    drawn = read(start(), sub_process("s", *inside), end(), *chain("start", "s", "end"))
    after = steps(drawn)
    assert [sorted(after["s"]), sorted(after["out"])] == [["end", "in"], ["end"]]


def test_an_activity_leads_to_the_events_at_its_edge():
    assert steps(read(user_task("ask"), boundary("late", "ask")))["ask"] == {"late"}


def test_a_process_begins_at_its_starts_and_event_sub_processes():
    drawn = read(start(), start("other"), sub_process("s", start("in"), by_event=True), sub_process("t", start("x")))
    assert entries(drawn) == ["start", "other", "s"]


def test_circles_are_walked_once():
    drawn = read(user_task("a"), user_task("b"), *chain("a", "b", "a"))
    assert reached(steps(drawn), ["a"]) == {"a", "b"}
