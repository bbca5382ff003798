"""The open tasks of a person's desks."""

from engine.services import commands as c
from tests.bpmn.diagrams import chain, end, parallel, start, user_task
from tests.services.town import Actor


def test_a_worklist_has_the_open_tasks_of_ones_own_desks_the_most_urgent_first(town):
    key = town.publish(
        start(),
        parallel("fork"),
        user_task("soon", groups="health", due="=today()"),
        user_task("later", groups="health", due='=today() + duration("P3D")'),
        end(),
        end("end_2"),
        *chain("start", "fork", "later", "end"),
        *chain("fork", "soon", "end_2"),
    )
    town.add_desk("ward", "health")
    town.seat("hanna", "ward.health")
    town.start(key)
    assert [task.element_id for task in town.engine.worklist(Actor("hanna"))] == ["soon", "later"]
    assert [task.element_id for task in town.engine.worklist(Actor("hanna"), most=1)] == ["soon"]
    assert town.engine.worklist(Actor("nobody")) == ()
    assert len(town.engine.worklist(Actor("hanna"), most=None)) == 2


def test_reading_it_is_one_entry_in_the_log(town):
    logged = """SELECT count(*) FROM read_log WHERE body LIKE '%"page":"worklist"%' AND body LIKE '%"actor":"bob"%'"""
    before = town.value(logged)
    town.engine.worklist(Actor("bob"))
    assert town.value(logged) == before + 1


def test_what_follows_an_answer_is_shown_to_those_who_see_it(town):
    key = town.publish(
        start(),
        user_task("first", groups="police"),
        user_task("next", groups="police"),
        end(),
        *chain("start", "first", "next", "end"),
    )
    begun = town.start(key)
    done = town.engine.execute(c.CompleteTask(town.task("first", begun.case_id), {}), Actor("bob"))
    assert [task.element_id for task in town.engine.tasks(Actor("bob"), done.next_tasks)] == ["next"]
    assert town.engine.tasks(Actor("charlie"), done.next_tasks) == ()
    assert town.engine.tasks(Actor("bob"), ()) == ()


def test_a_task_tells_the_time_of_its_municipality(town):
    begun = town.start(town.publish(start(), user_task("act", groups="police"), end(), *chain("start", "act", "end")))
    found = {task.case_id: task.zone for task in town.engine.worklist(Actor("bob"), most=None)}
    assert found[begun.case_id] == "Europe/Tallinn"
