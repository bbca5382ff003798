from datetime import UTC, datetime

import pytest

from engine.bpmn.runtime import ElementFailed, Instance, compile_definition
from tests.bpmn.diagrams import chain, diagram, end, lane, process, start, user_task
from tests.bpmn.runtime.playing import Nobody, Play


def opened(variables=None, zone="UTC", **task):
    play = Play(start(), user_task("ask", **task), end(), *chain("start", "ask", "end"), variables=variables, zone=zone)
    return play.wait("ask")


def test_it_says_who_may_do_it_until_when_and_with_which_form():
    task = opened(
        {"desk": "desk:tartu-police.officer", "day": "@date:2026-03-09", "n": 1},
        form="F01_tuko_notice",
        groups="=desk",
        due="=day + duration('P1D')".replace("'", '"'),
        follow_up="2026-03-05T08:00:00Z",
        priority="=40 + n",
        zone="Europe/Tallinn",
    )
    assert task.form_id == "F01_tuko_notice"
    assert task.candidate_group == "desk:tartu-police.officer"
    assert task.due_at == datetime(2026, 3, 10, 21, 59, tzinfo=UTC)
    assert task.follow_up_at == datetime(2026, 3, 5, 8, tzinfo=UTC)
    assert task.priority == 41
    assert task.loop_counter is None


def test_a_candidate_group_may_be_written_as_text():
    task = opened(groups="case_lead", due=None)
    assert (task.candidate_group, task.assignee, task.due_at, task.priority) == ("case_lead", None, None, 50)


def test_an_assignee_and_candidate_users_may_be_named():
    task = opened({"who": ["alice", "bob"]}, users="=who", assignee="=who[1]")
    assert (task.assignee, task.candidate_users, task.candidate_group) == ("alice", ("alice", "bob"), None)


def test_a_candidate_group_without_a_value_is_a_failure():
    with pytest.raises(ElementFailed, match="`ask`: the candidate group is empty"):
        opened(groups="=nobody")


def test_a_due_date_that_is_no_moment_is_a_failure_and_null_is_none():
    assert opened(due="=null").due_at is None
    with pytest.raises(ElementFailed, match="due date is no moment"):
        opened(due="=12")


@pytest.mark.parametrize("day", ["=@'2026-03-09'".replace("'", '"'), "2026-03-09"])
def test_what_is_due_on_a_day_is_not_late_on_it(day):
    task = opened(due=day, follow_up=day, zone="Europe/Tallinn")
    assert task.due_at == datetime(2026, 3, 9, 21, 59, tzinfo=UTC)
    assert task.follow_up_at == datetime(2026, 3, 8, 22, tzinfo=UTC)


def test_what_is_due_at_a_time_is_due_then():
    assert opened(due="2026-03-09T00:00:00", zone="Europe/Tallinn").due_at == datetime(2026, 3, 8, 22, tzinfo=UTC)


def test_the_lane_names_the_group_where_nothing_else_does():
    read = diagram(
        process(
            "p",
            start(),
            user_task("one"),
            user_task("two"),
            end(),
            *chain("start", "one", "two", "end"),
            lanes=[lane("lane_police_officer", "start", "one"), lane("lane_network", "two", "end")],
        )
    )
    instance = Instance.start(compile_definition(read, "p", "r"), {}, Nobody())
    (one,) = instance.settle().user_tasks
    instance.complete(one.id, {})
    (two,) = instance.settle().user_tasks
    assert (one.candidate_group, two.candidate_group) == ("police_officer", None)
