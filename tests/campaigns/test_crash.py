"""Clients and workers are killed at random moments; nothing is lost, nothing is done twice."""

from contextlib import contextmanager

import pytest

from tests.campaigns.campaign import campaign
from tests.campaigns.invariants import unfinished, violations
from tests.campaigns.pathways import publish_crowd
from tests.campaigns.places import Place
from tests.campaigns.post_office import post_office
from tests.services.town import town as a_town


@contextmanager
def a_crowd(folder, seed):
    with a_town() as town, post_office(seed) as (office, mail_url):
        publish_crowd(town)
        with campaign(town, Place(town.database.url, mail_url, folder), seed) as run:
            yield run, office


def survive(folder, seed, kills, pause):
    with a_crowd(folder, seed) as (run, office):
        run.begin()
        run.kill_some(kills, pause)
        run.end()
        assert violations(run, office) == []
        run.finish()
        assert violations(run, office) + unfinished(run.town) == []
        return run.town.value("SELECT count(*) FROM case_")


def test_a_few_kills_leave_everything_as_it_should_be(tmp_path):
    assert survive(tmp_path, seed=1, kills=8, pause=0.4) > 5


@pytest.mark.soak
def test_five_hundred_kills_leave_everything_as_it_should_be(tmp_path):
    for seed in range(10):
        folder = tmp_path / str(seed)
        folder.mkdir()
        assert survive(folder, seed=100 + seed, kills=50, pause=0.4) > 20
