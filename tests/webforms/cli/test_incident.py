"""`koosrada incident`: what cannot go on without an operator."""

from uuid import uuid4

import pytest

from tests import databases
from tests.webforms.cli.asking import copied, koosrada, plain, sentences
from tests.webforms.cli.conftest import Place

NOBODY = 'candidateGroups="prosecutor"'  # a role that no desk of Viljandi's own has, until a list says otherwise


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An installation whose only case waits for a desk that is not there."""
    with databases.empty_database() as database, pytest.MonkeyPatch.context() as monkeypatch:
        place = Place(database, tmp_path_factory.mktemp("incident")).enter(monkeypatch)
        place.lists = place.folder / "organisations.yaml"
        place.lists.write_text(LIST)
        folder = copied(place.folder, "home-visit.bpmn", 'candidateGroups="case_lead"', NOBODY)
        assert koosrada("migrate", "--organisations", place.lists).exit_code == 0
        assert koosrada("publish", folder, "--without-scenarios").exit_code == 0
        assert koosrada("signal", "newClient", "--municipality", "ee-tartu").exit_code == 0
        yield place


@pytest.fixture
def stuck(made, monkeypatch):
    return made.enter(monkeypatch)


LIST = """
municipalities: [{id: ee-tartu, name: Tartu, country: EE, zone: Europe/Tallinn}]
organisations:
  - {id: probation, name: Probation, desks: [{role: probation_officer, municipalities: [ee-tartu]}]}
"""
MORE = "  - {id: office, name: Office, desks: [{role: prosecutor, municipalities: [ee-tartu]}]}\n"


def test_it_is_listed_with_its_place_and_a_sentence(stuck):
    answer = koosrada("incident", "list")
    assert answer.stdout.endswith("1 open incident\n")
    assert "home_visit" in answer.stdout
    [incident] = plain(koosrada("incident", "list", "--format", "json"))
    assert incident["case"].startswith("HOME-")
    assert incident["id"] in answer.stdout


def test_it_is_tried_again_after_its_cause_was_mended(stuck):
    [incident] = plain(koosrada("incident", "list", "--format", "json"))
    still = koosrada("incident", "retry", incident["id"])
    assert still.exit_code == 1
    assert "Traceback" not in still.output
    stuck.lists.write_text(LIST + MORE)
    assert koosrada("migrate", "--organisations", stuck.lists).exit_code == 0
    assert koosrada("incident", "retry", incident["id"]).stdout == "the incident is resolved\n"
    assert koosrada("incident", "list").stdout == "no incident is open\n"
    again = koosrada("incident", "retry", incident["id"])
    assert again.exit_code == 1
    assert "resolved already" in sentences(again)


def test_only_an_operator_may_try_again(stuck):
    answer = koosrada("incident", "retry", uuid4(), "--as", "charlie")
    assert answer.exit_code == 1
    assert "may not do this" in sentences(answer)


def test_an_incident_that_does_not_exist_is_refused(stuck):
    assert koosrada("incident", "retry", uuid4()).exit_code == 1
    assert koosrada("incident", "retry", "first").exit_code == 2
