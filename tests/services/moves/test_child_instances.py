import pytest

from engine.domain.actors import SYSTEM
from engine.services import commands as c
from tests.bpmn.diagrams import (
    boundary,
    call_activity,
    chain,
    end,
    error,
    escalation,
    exclusive,
    flow,
    multiple,
    start,
    throw,
    timer,
    user_task,
)


@pytest.fixture(scope="module")
def child(town):
    """Asks the police; a refusal is an error, and before it there is an escalation."""
    return town.publish(
        start(),
        user_task("act", groups="police", outputs={"result": '="done"'}),
        end(),
        *chain("start", "act", "end"),
    )


def calling(town, child, **call):
    return town.publish(
        start(),
        call_activity("call", child, **call),
        user_task("after", groups="case_lead"),
        end(),
        *chain("start", "call", "after", "end"),
    )


def test_a_call_activity_starts_an_instance_of_its_own_that_tells_its_parent_when_it_ends(town, child):
    begun = town.start(calling(town, child, outputs={"outcome": "=result"}), wish=1)
    assert town.open(begun.case_id) == ["act"]
    row = town.instance(begun.case_id, child)
    assert (row.parent_id, row.root_id, row.cycle) == (begun.instance_id, begun.instance_id, 1)
    town.complete("bob", town.task("act", begun.case_id))
    assert town.open(begun.case_id) == ["after"]
    assert town.instance(begun.case_id, child).state == "completed"
    assert town.value("SELECT status FROM case_ WHERE id = :c", c=begun.case_id) == "active"


def test_each_of_many_has_an_instance_and_the_last_one_moves_the_parent(town, child):
    begun = town.start(calling(town, child, loop=multiple("=[1, 2, 3]", "n")))
    assert town.open(begun.case_id) == ["act"] * 3
    for _ in range(3):
        town.complete("bob", town.task("act", begun.case_id))
    assert town.open(begun.case_id) == ["after"]


def test_a_child_that_is_not_needed_any_more_is_stopped(town, child):
    key = town.publish(
        start(),
        call_activity("call", child),
        user_task("after", groups="case_lead"),
        end(),
        boundary("late", "call", timer(duration="PT1H")),
        *chain("start", "call", "end"),
        *chain("late", "after"),
    )
    begun = town.start(key)
    with town.later(hours=2):
        town.engine.execute(c.AdvanceInstance(begun.instance_id), SYSTEM)
    assert town.open(begun.case_id) == ["after"]
    assert town.instance(begun.case_id, child).state == "terminated"


def test_an_error_of_the_child_goes_to_the_boundary_of_the_call(town):
    failing = town.publish(
        start(), user_task("try", groups="police"), end("failed", error("E1")), *chain("start", "try", "failed")
    )
    key = town.publish(
        start(),
        call_activity("call", failing),
        user_task("repair", groups="case_lead"),
        end(),
        boundary("oops", "call", error("E1")),
        *chain("start", "call", "end"),
        *chain("oops", "repair"),
    )
    begun = town.start(key)
    town.complete("bob", town.task("try", begun.case_id))
    assert town.open(begun.case_id) == ["repair"]
    assert town.instance(begun.case_id, failing).state == "completed"


def test_an_escalation_of_the_child_is_heard_while_the_child_goes_on(town):
    crying = town.publish(
        start(),
        throw("cry", escalation("refused")),
        user_task("act", groups="police"),
        end(),
        *chain("start", "cry", "act", "end"),
    )
    key = town.publish(
        start(),
        call_activity("call", crying),
        user_task("talk", groups="case_lead"),
        end(),
        end("end_2"),
        boundary("heard", "call", escalation("refused"), interrupting=False),
        *chain("start", "call", "end"),
        *chain("heard", "talk", "end_2"),
    )
    begun = town.start(key)
    assert town.open(begun.case_id) == ["act", "talk"]


def test_a_child_that_ends_at_once_needs_nobody(town):
    quick = town.publish(start(), end(), *chain("start", "end"))
    begun = town.start(calling(town, quick))
    assert town.open(begun.case_id) == ["after"]


def test_children_of_children_end_in_turn(town, child):
    middle = calling(town, child)
    begun = town.start(calling(town, middle))
    town.complete("bob", town.task("act", begun.case_id))
    town.complete("alice", town.task("after", begun.case_id))
    assert town.open(begun.case_id) == ["after"]
    town.complete("alice", town.task("after", begun.case_id))
    assert town.value("SELECT status FROM case_ WHERE id = :c", c=begun.case_id) == "closed"


def test_a_process_that_nobody_published_is_an_incident_until_somebody_does(town):
    begun = town.start(calling(town, "unheard_of"))
    (incident,) = town.incidents(begun.case_id)
    assert "unheard_of" in incident.sentence
    assert town.open(begun.case_id) == []
    town.publish(start(), end(), *chain("start", "end"), key="unheard_of")
    town.resolve(incident.id)
    assert town.open(begun.case_id) == ["after"]


def test_the_parent_decides_by_how_many_children_still_run(town, child):
    key = town.publish(
        start(),
        user_task("look", groups="case_lead"),
        call_activity("call", child),
        exclusive("fork", default="fork_to_end"),
        end(),
        *chain("start", "look", "fork"),
        flow("fork", "call", "=true"),
        flow("fork", "end"),
        *chain("call", "end"),
    )
    begun = town.start(key)
    town.complete("alice", town.task("look", begun.case_id))
    assert town.open(begun.case_id) == ["act"]
