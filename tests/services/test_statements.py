"""What a completion costs does not depend on how long the case is."""

import pytest

from tests.bpmn.diagrams import chain, end, parallel, start, user_task
from tests.services.town import form, question, yes_or_no

ASK = form(
    "ask", *(question(f"note{n}", "textarea") for n in range(6)), yes_or_no("agreed"), question("level", "number")
)
TRACES = """
    SELECT md5(runtime::text), (SELECT count(*) FROM answer), (SELECT count(*) FROM activity),
      (SELECT count(*) FROM audit_event) FROM process_instance WHERE id = :i"""
NOTES = {f"note{n}": "What I saw." for n in range(6)}


def counted(town, tasks):
    """Statements and commits of the completion in the middle of a case of that many tasks."""
    names = [f"task{n}" for n in range(tasks)]
    key = town.publish(
        start(),
        *(user_task(name, form="ask", groups="case_lead") for name in names),
        end(),
        *chain("start", *names, "end"),
        files=[ASK],
    )
    begun = town.start(key)
    for name in names[: tasks // 2]:
        town.complete("alice", town.task(name, begun.case_id), **NOTES, agreed=True, level=1)
    task = town.task(names[tasks // 2], begun.case_id)
    with town.counting() as told:
        town.complete("alice", task, **NOTES, agreed=True, level=1)
    return told


def test_statements_are_few_and_the_same_for_a_short_and_a_long_case(town):
    short, long = counted(town, 10), counted(town, 40)
    assert short["statements"] == long["statements"]
    assert len(short["statements"]) <= 14
    assert short["commits"] == long["commits"] == 1


def test_one_statement_opens_many_tasks(town):
    names = [f"task{n}" for n in range(12)]
    key = town.publish(
        start(),
        user_task("first", groups="case_lead"),
        parallel("fork"),
        *(user_task(name, groups="police") for name in names),
        parallel("join"),
        end(),
        *chain("start", "first", "fork"),
        *(flow for name in names for flow in chain("fork", name, "join")),
        *chain("join", "end"),
    )
    begun = town.start(key)
    task = town.task("first", begun.case_id)
    with town.counting() as told:
        town.complete("alice", task)
    assert len(town.open(begun.case_id)) == 12
    assert len(told["statements"]) <= 14


def test_what_fails_leaves_nothing_behind(town):
    key = town.publish(
        start(), user_task("ask", form="ask", groups="case_lead"), end(), *chain("start", "ask", "end"), files=[ASK]
    )
    begun = town.start(key)
    before = town.rows(
        TRACES,
        i=begun.instance_id,
    )
    with town.breaking("INSERT INTO audit_event"), pytest.raises(ZeroDivisionError):
        town.complete("alice", town.task("ask", begun.case_id), **NOTES, agreed=True, level=1)
    after = town.rows(
        TRACES,
        i=begun.instance_id,
    )
    assert before == after
    town.complete("alice", town.task("ask", begun.case_id), **NOTES, agreed=True, level=1)
