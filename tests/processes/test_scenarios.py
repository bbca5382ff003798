"""Every story that a pathway's owners wrote down comes true on the real engine, whichever way it is told."""

import pytest

from engine.scenarios.coverage import covered_processes
from engine.scenarios.outcome import Reached
from engine.scenarios.variations import tell, tell_in_all_ways
from tests.databases import server
from tests.external_server import throwaway_server
from tests.processes.pathways import FOLDERS, PATHWAYS, STORIES, sandbox_on, told_by


@pytest.fixture(scope="module")
def house():
    with sandbox_on(server()) as sandbox, sandbox.with_pathways(PATHWAYS) as made:
        yield made


@pytest.fixture(scope="module")
def external_house():
    with throwaway_server() as url, sandbox_on(url) as sandbox, sandbox.with_pathways(PATHWAYS) as made:
        yield made


@pytest.fixture(scope="module")
def reached():
    """What each story reached, as far as it was told here."""
    return {}


def test_there_are_stories_of_every_pathway():
    assert [key for key, folder in FOLDERS.items() if not folder.scenarios] == []


@pytest.mark.parametrize("story", STORIES)
def test_it_comes_true_in_every_way(house, reached, story):
    for outcome in tell_in_all_ways(house, *told_by(story)):
        assert outcome.differences == (), outcome.variation
        reached[story] = outcome.reached


@pytest.mark.parametrize("key", FOLDERS)
def test_every_element_and_every_end_of_its_processes_is_reached(house, reached, key):
    for story in STORIES:
        if story not in reached:
            reached[story] = tell(house, *told_by(story)).reached
    everything = Reached()
    for found in reached.values():
        everything |= found
    for covered in covered_processes([FOLDERS[key].published], everything):
        assert covered.ends_never_reached == ()
        assert covered.never_passed == ()


@pytest.mark.system_postgresql
@pytest.mark.parametrize("story", STORIES)
def test_it_comes_true_on_a_server_of_the_system(external_house, story):
    assert tell(external_house, *told_by(story)).differences == ()
