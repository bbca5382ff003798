"""What the tasks of the stories say until when, on the calendar of the municipality."""

from functools import cache, partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, text

from engine.scenarios.running import Run
from engine.scenarios.ways import Plain
from engine.storage.urls import with_driver
from tests.databases import server
from tests.processes.pathways import PATHWAYS, sandbox_on, told_by

DUE = "SELECT element_id, due_at, opened_at FROM user_task ORDER BY opened_at, due_at"
FIRST = {  # what is due first of each kind; the stories begin on Monday 2 March 2026, S05 on Wednesday 4 March
    "tuko/S03.yaml": {"check_cohabitation": "2026-03-09"},  # 5 working days
    "tuko/S01.yaml": {
        "build_network": "2026-03-09",  # 5 working days
        "share": "2026-03-05",  # 3 working days before the meeting on the 10th
        "assess": "2026-03-11",  # the working day after the meeting
        "plan": "2026-03-13",  # 3 working days after the meeting
        "accept_action": "2026-03-12",  # 2 days
        "report_action": "2026-03-11",  # as the plan says
    },
    "tuko/S05.yaml": {
        "call_112": "2026-03-04",  # now
        "describe_notification": "2026-03-04",  # 4 hours
        "build_network": "2026-03-05",  # 1 working day
        "share": "2026-03-05",  # until the meeting
        "plan": "2026-03-06",  # 1 working day after the meeting
        "accept_action": "2026-03-06",  # 24 hours
        "phone_crisis": "2026-03-06",  # 2 hours
    },
    "tuko/incident.yaml": {"assess_incident": "2026-03-03"},  # 1 working day
}
REVIEWS = {  # the day on which the first review opens
    "tuko/S01.yaml": "2026-04-07",  # 28 days, and the agreed day
    "tuko/S05.yaml": "2026-03-11",  # the agreed day, sooner than 7 days
    "tuko/S06.yaml": "2026-04-16",  # the agreed day, sooner than 56 days
}


@pytest.fixture(scope="module")
def tasks_of():
    """The element, the due day and the day of opening of each task of a story, as local dates, in order of opening."""
    with sandbox_on(server()) as sandbox, sandbox.with_pathways(PATHWAYS) as house:
        yield cache(partial(told_in, house))


def told_in(house, story):
    scenario, process_id = told_by(story)
    with house.copy() as own, own.world() as world:
        run = Run(world, scenario, process_id, Plain())
        assert run.outcome().differences == ()
        zone = ZoneInfo(world.zone)
        administrator = create_engine(with_driver(own.url))
        try:
            with administrator.connect() as connection:
                rows = connection.execute(text(DUE)).all()
        finally:
            administrator.dispose()
    return [(element, *(str(at.astimezone(zone).date()) for at in moments)) for element, *moments in rows]


@pytest.mark.parametrize("story", FIRST)
def test_each_kind_of_task_is_due_when_its_readme_says(tasks_of, story):
    due: dict[str, str] = {}
    for element, day, _ in tasks_of(story):
        due.setdefault(element, day)
    assert {element: due[element] for element in FIRST[story]} == FIRST[story]


@pytest.mark.parametrize("story", REVIEWS)
def test_the_review_opens_on_the_agreed_day_or_sooner(tasks_of, story):
    opened = [day for element, _, day in tasks_of(story) if element == "review"]
    assert opened[0] == REVIEWS[story]
