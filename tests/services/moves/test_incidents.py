import pytest

from engine.domain.actors import SYSTEM
from engine.errors import ExecutionFailed, Forbidden
from engine.services import commands as c
from tests.bpmn.diagrams import (
    catch,
    chain,
    end,
    exclusive,
    flow,
    parallel,
    service_task,
    signal,
    start,
    timer,
    user_task,
)
from tests.services.town import Actor, form, question, yes_or_no

ASK = form("ask", question("note", "textarea"), yes_or_no("agreed"))


@pytest.fixture
def begun(town):
    """After the answer comes a gateway whose condition cannot be worked out where `limit` is null."""
    key = town.publish(
        start(),
        user_task("ask", form="ask", groups="case_lead"),
        exclusive("fork"),
        end(),
        user_task("more", groups="case_lead"),
        *chain("start", "ask", "fork"),
        flow("fork", "end", "=limit > 5"),
        flow("fork", "more", "=limit <= 5"),
        files=[ASK],
    )
    return town.start(key)


def test_what_a_person_answered_is_kept_when_the_process_behind_it_fails(town, begun):
    task = town.task("ask", begun.case_id)
    done = town.complete("alice", task, note="A secret", agreed=True)
    (incident,) = town.incidents(begun.case_id)
    assert done.incident_id == incident.id
    assert (incident.task_id, incident.instance_id) == (task, begun.instance_id)
    assert "fork" in incident.sentence
    assert "secret" not in incident.sentence
    assert town.instance(begun.case_id).state == "incident"
    assert town.value("SELECT state FROM user_task WHERE id = :t", t=task) == "completed"
    assert town.value("SELECT count(*) FROM answer WHERE task_id = :t", t=task) == 2


def test_resolving_too_early_leaves_the_incident_as_it_was(town, begun):
    town.complete("alice", town.task("ask", begun.case_id), agreed=True)
    (incident,) = town.incidents(begun.case_id)
    with pytest.raises(ExecutionFailed):
        town.resolve(incident.id)
    assert town.incidents(begun.case_id) == [incident]


def test_only_an_operator_resolves(town, begun):
    town.complete("alice", town.task("ask", begun.case_id), agreed=True)
    (incident,) = town.incidents(begun.case_id)
    with pytest.raises(Forbidden):
        town.engine.execute(c.ResolveIncident(incident.id), Actor("alice"))


def test_a_task_for_a_role_that_nobody_has_is_an_incident_until_somebody_has(town):
    key = town.publish(
        start(),
        user_task("ask", form="ask", groups="case_lead"),
        user_task("judge", groups="court"),
        end(),
        *chain("start", "ask", "judge", "end"),
        files=[ASK],
    )
    begun = town.start(key)
    town.complete("alice", town.task("ask", begun.case_id), agreed=True)
    (incident,) = town.incidents(begun.case_id)
    assert "judge" in incident.sentence
    assert "court" in incident.sentence
    town.add_desk("court", "court")
    town.resolve(incident.id)
    assert town.open(begun.case_id) == ["judge"]
    assert town.instance(begun.case_id).state == "active"
    assert town.incidents(begun.case_id) == []


def test_other_tasks_of_the_instance_can_be_done_meanwhile_and_both_count(town):
    key = town.publish(
        start(),
        parallel("fork"),
        user_task("a", groups="case_lead"),
        user_task("b", groups="case_lead"),
        user_task("judge", groups="orphans_court"),
        parallel("join"),
        end(),
        *chain("start", "fork", "a", "judge", "join", "end"),
        *chain("fork", "b", "join"),
    )
    begun = town.start(key)
    town.complete("alice", town.task("a", begun.case_id))
    (incident,) = town.incidents(begun.case_id)
    town.complete("alice", town.task("b", begun.case_id))
    assert town.instance(begun.case_id).state == "incident"
    town.add_desk("orphans", "orphans_court")
    town.resolve(incident.id)
    assert town.open(begun.case_id) == ["judge"]


def test_a_start_that_fails_keeps_the_case_and_can_be_tried_again(town):
    key = town.publish(start(), user_task("treat", groups="health"), end(), *chain("start", "treat", "end"))
    begun = town.start(key)
    (incident,) = town.incidents(begun.case_id)
    assert town.instance(begun.case_id).runtime is None
    town.add_desk("clinic", "health")
    town.resolve(incident.id)
    assert town.open(begun.case_id) == ["treat"]


def test_a_timer_that_fails_is_an_incident_and_not_tried_every_minute(town):
    key = town.publish(
        start(),
        catch("wait", timer(duration="PT1H")),
        user_task("teach", groups="education"),
        end(),
        *chain("start", "wait", "teach", "end"),
    )
    begun = town.start(key)
    with town.later(hours=2):
        assert begun.instance_id in town.door.due_instances()
        assert town.engine.execute(c.AdvanceInstance(begun.instance_id), SYSTEM).incident_id
        assert begun.instance_id not in town.door.due_instances()
        assert not town.engine.execute(c.AdvanceInstance(begun.instance_id), SYSTEM).moved
        town.add_desk("school", "education")
        town.resolve(town.incidents(begun.case_id)[0].id)
    assert town.open(begun.case_id) == ["teach"]


def test_a_start_that_failed_can_be_cancelled_and_is_not_begun_after_that(town):
    key = town.publish(start(), user_task("teach", groups="schooling"), end(), *chain("start", "teach", "end"))
    begun = town.start(key)
    (incident,) = town.incidents(begun.case_id)
    assert town.engine.execute(c.CancelCase(begun.case_id), Actor("olga")).moved
    town.add_desk("evening", "schooling")
    town.resolve(incident.id)
    assert town.instance(begun.case_id).state == "terminated"
    assert town.value("SELECT status FROM case_ WHERE id = :c", c=begun.case_id) == "closed"
    assert (town.open(begun.case_id), town.incidents(begun.case_id)) == ([], [])


def test_a_timer_that_failed_moves_nothing_once_the_case_is_cancelled(town):
    key = town.publish(
        start(), catch("wait", timer(duration="PT1H")), user_task("after", groups="case_lead"), end(),
        *chain("start", "wait", "after", "end"),
    )  # fmt: skip
    begun = town.start(key)
    town.engine.execute(c.GiveUp("advance_instance", begun.instance_id, "broken"), SYSTEM)
    town.engine.execute(c.CancelCase(begun.case_id), Actor("olga"))
    (incident,) = town.incidents(begun.case_id)
    town.resolve(incident.id)
    assert town.instance(begun.case_id).state == "terminated"


def test_who_cannot_be_led_is_not_raised_and_what_was_answered_is_kept(town):
    raised = town.publish(
        start("known", signal("nobodyLeads")), user_task("describe", groups="case_lead"), end(),
        *chain("known", "describe", "end"), pathway=b"key: p\nowner: ombudsman\ncountries: [EE]\n",
    )  # fmt: skip
    key = town.publish(
        start(), user_task("ask", form="ask", groups="case_lead"),
        service_task("raise", "pathway.raise", inputs={"signal": '="nobodyLeads"', "key": '="k"'}), end(),
        *chain("start", "ask", "raise", "end"), files=[ASK],
    )  # fmt: skip
    begun = town.start(key)
    done = town.complete("alice", town.task("ask", begun.case_id), note="Known", agreed=True)
    assert done.incident_id is not None
    assert town.value("SELECT count(*) FROM answer WHERE case_id = :c", c=begun.case_id) == 2
    assert town.rows("SELECT * FROM case_ WHERE pathway_key = :k", k=raised) == []
