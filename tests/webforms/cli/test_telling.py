"""`koosrada signal` and `koosrada message`."""

import json

import pytest

from tests import databases
from tests.webforms.cli.asking import HOME_VISIT, koosrada, plain, sentences
from tests.webforms.cli.conftest import Place

TARTU = ("--municipality", "ee-tartu")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An installation with the pathway of the tests."""
    with databases.empty_database() as database, pytest.MonkeyPatch.context() as monkeypatch:
        place = Place(database, tmp_path_factory.mktemp("telling"))
        place.enter(monkeypatch)
        assert koosrada("migrate").exit_code == 0
        assert koosrada("publish", HOME_VISIT, "--without-scenarios").exit_code == 0
        yield place


@pytest.fixture
def visits(made, monkeypatch):
    return made.enter(monkeypatch)


def test_a_signal_starts_one_case_per_key(visits):
    first, second = (
        plain(koosrada("signal", "newClient", *TARTU, "--key", "reg-1", "--format", "json")) for _ in range(2)
    )
    assert len(first["started"]) == 1
    assert first["started"][0].startswith("HOME-")
    assert second == {"caught": 0, "started": []}


def test_a_person_is_told_the_reference(visits):
    answer = koosrada("signal", "newClient", *TARTU)
    assert answer.stdout.startswith("0 process instances heard it, 1 case started\n  HOME-")


def test_data_may_hold_dates_and_come_from_standard_input(visits):
    answer = koosrada("signal", "newClient", *TARTU, "--data", "-", given='{"since": "2026-03-02", "dvOffence": true}')
    assert answer.exit_code == 0, answer.output


def test_a_message_to_a_case_is_taken_by_whoever_waits(visits):
    [reference] = plain(koosrada("signal", "newClient", *TARTU, "--format", "json"))["started"]
    assert koosrada("message", "visitCancelled", "--case", reference).stdout == "the message was taken\n"
    assert visits.rows("SELECT status FROM case_ WHERE reference = %(r)s", r=reference) == [("closed",)]


def test_a_message_that_nobody_waits_for_is_kept_and_counts_once(visits):
    words = ("message", "somethingElse", "--key", "k-1", "--id", "sender-1", "--format", "json")
    assert [plain(koosrada(*words))["taken"] for _ in range(2)] == [False, False]
    assert visits.rows("SELECT count(*) FROM message WHERE message_id = 'sender-1'") == [(1,)]


def test_a_case_that_does_not_exist_is_refused(visits):
    answer = koosrada("message", "visitCancelled", "--case", "HOME-222222")
    assert answer.exit_code == 1
    assert "no such case" in sentences(answer)


@pytest.mark.parametrize(
    "words",
    [
        ("message", "visitCancelled"),
        ("message", "visitCancelled", "--case", "A", "--key", "b"),
        ("signal", "newClient", "--municipality", "ee-atlantis"),
        ("signal", "newClient", "--data", "nowhere.json"),
    ],
)
def test_wrong_use_is_told(visits, words):
    assert koosrada(*words).exit_code == 2


def test_data_that_cannot_be_variables_is_wrong_use(visits, tmp_path):
    path = tmp_path / "data.json"
    path.write_text(json.dumps({"since": "2026-02-31"}))
    answer = koosrada("signal", "newClient", *TARTU, "--data", path)
    assert answer.exit_code == 2, answer.output
