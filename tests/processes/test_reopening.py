"""A case that is raised again goes on as its next cycle: what was assessed before stays as it was."""

import pytest
from sqlalchemy import create_engine, text

from engine.domain.actors import Actor
from engine.errors import Conflict
from engine.scenarios.running import Run
from engine.scenarios.scenario import Start
from engine.scenarios.ways import Plain
from engine.services.commands import CompleteTask
from engine.storage.urls import with_driver
from tests.databases import server
from tests.processes.pathways import PATHWAYS, sandbox_on, told_by

OFFICER = "tartu-probation.probation_officer"
ASSESSED = "SELECT * FROM answer WHERE form_id = 'F04_common_assessment' ORDER BY recorded_at, id"


@pytest.fixture(scope="module")
def house():
    with sandbox_on(server()) as sandbox, sandbox.with_pathways(PATHWAYS) as made:
        yield made


def answers_of(url):
    administrator = create_engine(with_driver(url))
    try:
        with administrator.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(text(ASSESSED))]
    finally:
        administrator.dispose()


def test_the_first_assessment_is_kept_unchanged_and_the_second_stands_beside_it(house):
    story, process_id = told_by("tuko/S04.yaml")
    again = next(place for place, step in enumerate(story.do) if isinstance(step, Start))
    with house.copy() as own, own.world() as world:
        run = Run(world, story, process_id, Plain())
        run.begin()
        run.tell(story.do[:again])
        first = answers_of(own.url)
        run.tell(story.do[again:])
        assert run.differences == []
        both = answers_of(own.url)
        assert first
        assert both[: len(first)] == first
        assert len(both) == 2 * len(first)
        assert len({row["case_id"] for row in both}) == 1
        assert len({row["instance_id"] for row in both}) == 2


def test_nobody_answers_the_old_assessment_again(house):
    story, process_id = told_by("tuko/S04.yaml")
    with house.copy() as own, own.world() as world:
        run = Run(world, story, process_id, Plain())
        run.begin()
        run.tell(story.do)
        old = answers_of(own.url)[0]["task_id"]
        with pytest.raises(Conflict):
            world.execute(CompleteTask(old, {"probability": "high"}, OFFICER), Actor(OFFICER, frozenset({OFFICER})))
