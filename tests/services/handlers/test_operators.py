import pytest

from engine.errors import Forbidden
from engine.services import commands as c
from tests.bpmn.diagrams import call_activity, chain, end, start, user_task
from tests.services.town import Actor


def calling(town):
    child = town.publish(start(), user_task("act", groups="police"), end(), *chain("start", "act", "end"))
    return town.publish(start(), call_activity("call", child), end(), *chain("start", "call", "end"))


def test_an_operator_stops_an_instance_with_its_children(town):
    begun = town.start(calling(town))
    assert town.engine.execute(c.TerminateInstance(begun.instance_id), Actor("olga")).moved
    states = town.rows("SELECT DISTINCT state FROM process_instance WHERE case_id = :c", c=begun.case_id)
    assert [row.state for row in states] == ["terminated"]
    assert town.open(begun.case_id) == []
    assert town.value("SELECT status FROM case_ WHERE id = :c", c=begun.case_id) == "closed"
    assert not town.engine.execute(c.TerminateInstance(begun.instance_id), Actor("olga")).moved


def test_an_operator_stops_everything_in_a_case(town):
    begun = town.start(calling(town))
    town.engine.execute(c.CancelCase(begun.case_id), Actor("olga"))
    assert town.open(begun.case_id) == []
    assert town.value("SELECT status FROM case_ WHERE id = :c", c=begun.case_id) == "closed"


def test_nobody_else_does(town):
    begun = town.start(calling(town))
    for command in (
        c.TerminateInstance(begun.instance_id),
        c.CancelCase(begun.case_id),
        c.AdvanceInstance(begun.instance_id),
        c.StartDueTimers(),
        c.BroadcastSignal("x"),
        c.CorrelateMessage("x", begun.case_id),
    ):
        with pytest.raises(Forbidden):
            town.engine.execute(command, Actor("alice"))
    assert town.open(begun.case_id) == ["act"]


def test_every_change_of_a_case_is_a_link_in_its_chain(town):
    begun = town.start(calling(town))
    town.complete("bob", town.task("act", begun.case_id))
    bodies = [
        row.body for row in town.rows("SELECT body FROM audit_event WHERE case_id = :c ORDER BY seq", c=begun.case_id)
    ]
    assert ["StartInstance" in bodies[0], "CompleteTask" in bodies[1]] == [True, True]
    assert '"actor":"bob"' in bodies[1]
    assert len(bodies) == 2
