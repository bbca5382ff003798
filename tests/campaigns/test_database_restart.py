"""The database stops hard under load and comes back: people see an error or wait, and are never told what is not so."""

import time
from collections import Counter

import pytest

from engine.errors import EngineError
from tests.campaigns.campaign import WHO, campaign
from tests.campaigns.invariants import unfinished, violations
from tests.campaigns.journal import DONE, read
from tests.campaigns.pathways import MEMBERS, RACE, answers, publish_crowd, publish_race
from tests.campaigns.places import Place, own_town
from tests.campaigns.post_office import post_office


def survive(folder, seed, restarts, kills=0):
    with own_town() as (town, server), post_office(seed) as (office, mail_url):
        publish_crowd(town)
        with campaign(town, Place(town.database.url, mail_url, folder), seed) as run:
            run.begin()
            for _ in range(restarts):
                time.sleep(run.chance.uniform(0.5, 2))
                before = answered(run)
                run.restart(server, gone_for=run.chance.uniform(0, 1))
                town.system.pool.dispose()
                goes_on(run, before)
                run.kill_some(kills, 0.3)
            run.end()
            assert violations(run, office) == []
            run.finish()
            assert violations(run, office) + unfinished(town) == []


def answered(run):
    return Counter(attempt.answer for attempt in read(run.place.journals()))[DONE]


def goes_on(run, before, patience=30):
    """The clients find the database again by themselves."""
    deadline = time.monotonic() + patience
    while answered(run) < before + 10:
        assert time.monotonic() < deadline, "The clients did not find the database again."
        time.sleep(0.1)


def test_clients_and_workers_live_through_a_restart_of_the_database(tmp_path):
    survive(tmp_path, seed=3, restarts=1)


def test_a_person_is_told_plainly_that_the_database_is_away_and_goes_on_when_it_is_back():
    with own_town() as (town, server):
        publish_race(town)
        case = town.start(RACE, members=MEMBERS).case_id
        task = town.task("share", case)
        (desk,) = town.rows("SELECT desk_id FROM user_task WHERE id = :t", t=task)[0]
        server.stop_hard()
        with pytest.raises(EngineError) as error:
            town.complete(WHO[desk], task, **answers(1))
        assert "psycopg" not in str(error.value)
        server.start_again()
        town.complete(WHO[desk], task, **answers(1))
        assert town.value("SELECT state FROM user_task WHERE id = :t", t=task) == "completed"


@pytest.mark.soak
def test_clients_and_workers_live_through_many_restarts_of_the_database_and_kills_between(tmp_path):
    for seed in range(5):
        folder = tmp_path / str(seed)
        folder.mkdir()
        survive(folder, seed=200 + seed, restarts=6, kills=4)
