from uuid import uuid4

import pytest

from engine.domain.actors import SYSTEM
from engine.errors import NotFound
from engine.forms import AnswersRefused
from engine.services import commands as c
from engine.services.handlers.complete_task import AlreadyDone, TakenByAColleague
from tests.bpmn.diagrams import boundary, chain, end, parallel, start, timer, user_task
from tests.services.town import POLICE, Actor, form, question, yes_or_no

ASK = form("ask", question("note", "textarea"), yes_or_no("agreed"))


def asking(town):
    return town.publish(
        start(),
        user_task("ask", form="ask", groups="case_lead"),
        user_task("check", groups="police"),
        end(),
        *chain("start", "ask", "check", "end"),
        files=[ASK],
    )


@pytest.fixture
def begun(town):
    return town.start(asking(town))


def test_a_case_goes_from_its_start_through_the_tasks_of_two_desks_to_its_end(town, begun):
    assert town.open(begun.case_id) == ["ask"]
    done = town.complete("alice", town.task("ask", begun.case_id), note="He came home late.", agreed=True)
    assert done.next_tasks == ()
    assert town.open(begun.case_id) == ["check"]
    town.complete("bob", town.task("check", begun.case_id))
    row = town.instance(begun.case_id)
    assert (row.state, row.end_events) == ("completed", ["end"])
    assert town.value("SELECT status FROM case_ WHERE id = :c", c=begun.case_id) == "closed"


def test_a_double_click_completes_once(town, begun):
    task = town.task("ask", begun.case_id)
    town.complete("alice", task, agreed=True)
    with pytest.raises(AlreadyDone):
        town.complete("alice", task, agreed=True)
    assert town.value("SELECT count(*) FROM answer WHERE task_id = :t", t=task) == 1


def test_charlie_outside_learns_no_more_of_a_task_than_of_one_that_does_not_exist(town, begun):
    task = town.task("ask", begun.case_id)
    with pytest.raises(NotFound) as hers:
        town.complete("charlie", task, agreed=True)
    with pytest.raises(NotFound) as nobodys:
        town.complete("charlie", uuid4(), agreed=True)
    assert str(hers.value) == str(nobodys.value)
    refused = town.rows("SELECT body FROM audit_event WHERE body LIKE '%refused%' AND body LIKE :t", t=f"%{task}%")
    assert len(refused) == 1


def test_bob_does_not_answer_what_lies_on_alices_desk(town, begun):
    town.complete("alice", town.task("ask", begun.case_id), agreed=True)  # now the police take part
    again = town.start(asking(town))
    with pytest.raises(NotFound):
        town.complete("bob", town.task("ask", again.case_id), agreed=True)


def test_free_text_is_sealed_and_never_enters_the_process(town, begun):
    task = town.task("ask", begun.case_id)
    town.complete("alice", task, note="He came home late.", agreed=True)
    rows = {row.field_path: row for row in town.rows("SELECT * FROM answer WHERE task_id = :t", t=task)}
    assert rows["note"].value is None
    assert b"home late" not in bytes(rows["note"].sealed)
    assert rows["agreed"].value is True
    assert (rows["note"].desk_id, rows["note"].account_id) == ("probation.probation_officer", "alice")
    assert b"home late" not in bytes(town.instance(begun.case_id).runtime)


def test_answers_that_do_not_fit_change_nothing(town, begun):
    task = town.task("ask", begun.case_id)
    with pytest.raises(AnswersRefused) as refused:
        town.complete("alice", task, agreed="perhaps", unknown=1)
    assert set(refused.value.errors) == {"agreed", "unknown"}
    assert town.open(begun.case_id) == ["ask"]
    assert town.value("SELECT count(*) FROM answer WHERE task_id = :t", t=task) == 0


def test_a_task_that_a_colleague_took_is_hers(town, begun):
    town.seat("anna", "probation.probation_officer")
    task = town.task("ask", begun.case_id)
    town.engine.execute(c.ClaimTask(task), Actor("anna"))
    with pytest.raises(TakenByAColleague):
        town.complete("alice", task, agreed=True)
    with pytest.raises(TakenByAColleague):
        town.engine.execute(c.ClaimTask(task), Actor("alice"))
    town.engine.execute(c.ReleaseTask(task), Actor("anna"))
    town.engine.execute(c.ClaimTask(task), Actor("alice"))
    town.complete("alice", task, agreed=True)


def test_a_role_without_a_participant_is_found_in_the_directory_and_sees_its_own_task_only(town, begun):
    town.complete("alice", town.task("ask", begun.case_id), agreed=True)
    (row,) = town.rows("SELECT * FROM participant WHERE case_id = :c AND desk_id = :d", c=begun.case_id, d=POLICE)
    assert (row.side, row.scope) == ("neutral", "own_tasks")


def test_parallel_tasks_are_answered_one_after_the_other_and_joined(town):
    names = ("a", "b", "c", "d")
    groups = dict(zip(names, ("case_lead", "police", "victim_support", "perpetrator_programme"), strict=True))
    key = town.publish(
        start(),
        parallel("fork"),
        parallel("join"),
        end(),
        *(user_task(name, form="ask", groups=group) for name, group in groups.items()),
        *chain("start", "fork"),
        *(flow for name in names for flow in chain("fork", name, "join")),
        *chain("join", "end"),
        files=[ASK],
    )
    begun = town.start(key)
    for who, name in zip(("alice", "bob", "dana", "eve"), names, strict=True):
        town.complete(who, town.task(name, begun.case_id), agreed=True)
    assert town.instance(begun.case_id).state == "completed"
    sides = {
        row.element_id: row.side for row in town.rows("SELECT * FROM user_task WHERE case_id = :c", c=begun.case_id)
    }
    assert sides == {"a": "all", "b": "all", "c": "victim", "d": "offender"}


def test_a_timer_that_was_due_before_wins_over_the_answer(town):
    key = town.publish(
        start(),
        user_task("ask", groups="case_lead"),
        end(),
        user_task("late", groups="case_lead"),
        boundary("due", "ask", timer(duration="PT1H")),
        *chain("start", "ask", "end"),
        *chain("due", "late"),
    )
    begun = town.start(key)
    task = town.task("ask", begun.case_id)
    with town.later(hours=2):
        with pytest.raises(AlreadyDone):
            town.complete("alice", task)
        town.engine.execute(c.AdvanceInstance(begun.instance_id), SYSTEM)
    assert town.open(begun.case_id) == ["late"]
