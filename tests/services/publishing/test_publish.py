"""Publishing: versions that never change, through the gate, by those who may."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import timedelta
from time import sleep

import pytest
from sqlalchemy import text

from engine import clock
from engine.domain.actors import SYSTEM, Actor
from engine.errors import Forbidden
from engine.services import commands as c
from engine.services.publishing import PathwayFiles, PublishDeployment
from engine.services.publishing.publish import DeploymentRefused
from tests.bpmn.diagrams import chain, definitions, end, lane, process, script_task, start, timer, user_task
from tests.services.town import MONDAY, TARTU, form, question

FACTS = """key: {key}
title: A pathway
countries: [EE]
start: {{roles: [police]}}
owner: probation_officer
lawful_basis: none
"""


def files(key, *more, task="ask", name="Ask", **given):
    """A pathway of one task."""
    parts = [start(form="notice"), user_task(task, form="f", name=name), end(), *chain("start", task, "end")]
    lanes = [lane("lane_police", "start", task, "end")]
    drawn = definitions(process(key, *parts, *more, lanes=lanes))
    made = {"a.bpmn": drawn, "pathway.yaml": FACTS.format(key=key).encode()}
    return made | dict([form("f", question("n", "number")), form("notice", question("m", "number"))]) | given


def publish(town, key, given, who=None):
    command = PublishDeployment((PathwayFiles(key, given),))
    (version,) = town.engine.execute(command, Actor(who)) if who else town.engine.execute(command, SYSTEM)
    return version


def test_each_change_makes_the_next_version_and_the_same_content_none(town):
    first = publish(town, "v1", files("v1"))
    again = publish(town, "v1", files("v1"))
    second = publish(town, "v1", files("v1", name="Ask them"))
    assert [(one.version, one.is_new) for one in (first, again, second)] == [(1, True), (1, False), (2, True)]
    assert again.deployment_id == first.deployment_id


def test_going_back_to_an_older_content_is_a_version_too(town):
    publish(town, "back", files("back"))
    publish(town, "back", files("back", name="Other words"))
    assert publish(town, "back", files("back")).version == 3


def test_a_running_case_keeps_its_version(town):
    publish(town, "keep", files("keep"))
    town.notice("keep", "bob", m=1)
    publish(town, "keep", files("keep", task="ask_differently"))
    town.notice("keep", "bob", m=1)
    rows = town.rows(
        "SELECT t.element_id FROM user_task t JOIN process_instance i ON i.id = t.instance_id "
        "WHERE i.process_id = 'keep' ORDER BY i.started_at"
    )
    assert [row.element_id for row in rows] == ["ask", "ask_differently"]


def test_an_error_refuses_everything_that_was_to_be_published_together(town):
    fine, broken = files("fine"), files("broken", script_task("lost", "=1 +", "x"))
    with pytest.raises(DeploymentRefused) as refused:
        town.engine.execute(PublishDeployment((PathwayFiles("fine", fine), PathwayFiles("broken", broken))), SYSTEM)
    assert {problem.element_id for problem in refused.value.problems if problem.severity == "error"} == {"lost"}
    assert town.rows("SELECT 1 FROM deployment WHERE pathway_key IN ('fine', 'broken')") == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"pathway.yaml": b"key: other\n"}, "The key is “other”, but the folder is called “odd”."),
        ({"pathway.yaml": b"- a"}, "Here names and values are expected"),
        (
            {"pathway.yaml": FACTS.format(key="odd").replace("[EE]", "[XX]").encode()},
            "“XX” is not one of our countries",
        ),
        (
            {"pathway.yaml": FACTS.format(key="odd").replace("police", "sheriff").encode()},
            "There is no role “sheriff”.",
        ),
        ({"notes.exe": b"MZ"}, "“notes.exe” is no file of a pathway."),
        ({"b.bpmn": b"<not xml"}, "b.bpmn"),
    ],
)
def test_what_is_wrong_with_the_files_is_said_in_a_sentence(town, given, sentence):
    with pytest.raises(DeploymentRefused) as refused:
        publish(town, "odd", files("odd", **given))
    assert sentence in str(refused.value)


def test_a_process_belongs_to_one_pathway(town):
    publish(town, "mine", files("mine"))
    theirs = files("mine") | {"pathway.yaml": FACTS.format(key="theirs").encode()}
    with pytest.raises(DeploymentRefused) as refused:
        publish(town, "theirs", theirs)
    assert "The pathway “mine” has a process “mine” already." in str(refused.value)


def test_only_analysts_and_operators_publish(town):
    with pytest.raises(Forbidden):
        publish(town, "hers", files("hers"), "bob")
    town.add_desk("ministry", "analyst")
    town.seat("oskar", "ministry.analyst")
    assert publish(town, "hers", files("hers"), "oskar").version == 1


def test_a_timer_starts_in_each_municipality_of_the_countries_at_its_local_time(town):
    weekly = [start("weekly", timer(cycle="R/2026-01-05T08:00:00/P7D")), end("done"), *chain("weekly", "done")]
    with clock.at(MONDAY):
        publish(town, "clockwork", files("clockwork", *weekly))
    rows = town.rows(
        "SELECT municipality_id, next_due_at FROM start_subscription WHERE element_id = 'weekly' ORDER BY 1"
    )
    assert [(row.municipality_id, row.next_due_at.isoformat()) for row in rows] == [
        ("ee-tallinn", "2026-03-09T06:00:00+00:00"),
        (TARTU, "2026-03-09T06:00:00+00:00"),
    ]


def test_a_start_that_was_due_already_is_not_lost_by_a_new_version(town):
    weekly = [start("weekly2", timer(cycle="R/2026-01-05T08:00:00/P7D")), end("done"), *chain("weekly2", "done")]
    with clock.at(MONDAY):
        publish(town, "late", files("late", *weekly))
    with town.later(days=8):
        publish(town, "late", files("late", *weekly, name="Ask again"))
        town.engine.execute(c.StartDueTimers(), SYSTEM)
    started = town.rows("SELECT 1 FROM process_instance WHERE process_id = 'late' AND municipality_id = 'ee-tartu'")
    assert len(started) == 1


def test_a_start_that_is_being_made_is_not_made_again_by_a_version_published_at_the_same_moment(town):
    weekly = [start("weekly3", timer(cycle="R/2026-01-05T08:00:00/P7D")), end("done"), *chain("weekly3", "done")]
    with clock.at(MONDAY):
        publish(town, "both", files("both", *weekly))
    with town.later(days=8), ThreadPoolExecutor() as pool:
        town.engine.execute(c.StartDueTimers(), SYSTEM)
        with town.engine.units(None) as unit:
            with town.database.admin().begin() as connection:
                connection.execute(text("UPDATE start_subscription SET next_due_at = now() WHERE process_id = 'both'"))
            due = [start for start in unit.deployed.due_starts(clock.now(), 50) if start.process_id == "both"]
            for one in due:
                unit.deployed.plan_start(one.id, clock.now() + timedelta(days=7))
            published = pool.submit(copy_context().run, publish, town, "both", files("both", *weekly, name="Ask again"))
            sleep(0.5)
            unit.commit()
        assert published.result().version == 2
        assert due
        assert not town.engine.execute(c.StartDueTimers(), SYSTEM).started
