"""An installation for practice."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from engine import bootstrap
from engine.domain.actors import SYSTEM, Actor
from engine.errors import Forbidden
from engine.services.installing.commands import BeginPractice, TurnClock
from engine.services.installing.practice import ClockGoesBack, InUse, NotForPractice
from tests import databases
from tests.services.town import KEYS


@pytest.fixture
def empty():
    """An engine over an installation that nobody uses yet, and its database."""
    with databases.database(bootstrap.job_scripts()) as made:
        system = bootstrap.build(made.url, KEYS, environment={})
        yield system.engine, made
        system.close()


def test_it_is_marked_for_good_and_its_clock_goes_forward(empty):
    engine, _ = empty
    for _ in range(2):
        engine.execute(BeginPractice(), SYSTEM)
    assert engine.is_practice()
    assert engine.execute(TurnClock(timedelta(days=1)), SYSTEM) == timedelta(days=1)
    assert engine.execute(TurnClock(timedelta(hours=6)), SYSTEM) == engine.clock_offset() == timedelta(days=1, hours=6)
    with pytest.raises(ClockGoesBack):
        engine.execute(TurnClock(timedelta(days=-1)), SYSTEM)


def test_an_offset_without_the_mark_counts_for_nothing(empty):
    engine, database = empty
    engine.execute(BeginPractice(), SYSTEM)
    engine.execute(TurnClock(timedelta(hours=30)), SYSTEM)
    with database.admin().begin() as connection:
        connection.execute(text("UPDATE engine_setting SET value = 'false' WHERE name = 'practice'"))
    assert engine.clock_offset() == timedelta()


def test_where_people_work_there_is_no_practice(town):
    with pytest.raises(InUse):
        town.engine.execute(BeginPractice(), SYSTEM)
    with pytest.raises(NotForPractice):
        town.engine.execute(TurnClock(timedelta(days=1)), SYSTEM)


def test_only_an_operator_turns_the_clock(town):
    for command in (BeginPractice(), TurnClock(timedelta(days=1))):
        with pytest.raises(Forbidden):
            town.engine.execute(command, Actor("alice"))
