"""For every user task it is said who may do it."""

import pytest

from tests.bpmn.diagrams import lane, user_task
from tests.lint.linting import line, said, warned


@pytest.mark.parametrize(
    "task",
    [
        user_task("ask", groups="police"),
        user_task("ask", groups="=case.desk"),
        user_task("ask", assignee="=member.desk"),
        user_task("ask", assignee="desk:tartu-police.police", users="alice, bob"),
    ],
)
def test_tasks_that_say_who(task):
    assert said(line(task), "assignments") == []


def test_the_lane_of_a_role_says_who():
    assert said(line(user_task("ask"), lanes=[lane("lane_police", "ask")]), "assignments") == []


@pytest.mark.parametrize("lanes", [[], [lane("lane_network", "ask")], [lane("lane_auto", "ask")]])
def test_a_task_for_nobody_is_refused(lanes):
    assert said(line(user_task("ask"), lanes=lanes), "assignments") == [
        "Nobody may do the user task `ask`: give it a candidate group, or put it into the lane of a role."
    ]


@pytest.mark.parametrize("task", [user_task("ask", assignee="alice"), user_task("ask", users="alice, bob")])
def test_people_without_a_desk_are_nobody(task):
    assert said(line(task), "assignments") != []
    assert said(line(task, lanes=[lane("lane_police", "ask")]), "assignments") == []


def test_a_task_lies_on_one_desk():
    assert said(line(user_task("ask", groups="police, case_lead")), "assignments") == [
        "The user task `ask` names several candidate groups: a task lies on one desk, so name one."
    ]


def test_a_role_that_does_not_exist_is_refused_with_what_may_be_meant():
    assert said(line(user_task("ask", groups="polise")), "assignments") == [
        "The role `polise` of the user task `ask` does not exist; did you mean `police`?"
    ]
    assert said(line(user_task("ask"), lanes=[lane("lane_polise", "ask")]), "assignments") == [
        "The lane `A lane` names the role `polise`, which does not exist; did you mean `police`?"
    ]


def test_a_lane_that_names_no_role_is_mentioned():
    task = user_task("ask", groups="police")
    assert warned(line(task, lanes=[lane("Lane_0x1", "ask")]), "assignments") == [
        "The lane `A lane` names no role: call it `lane_` and a role."
    ]
