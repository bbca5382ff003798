"""`koosrada demo`: an installation for practice."""

import json
from datetime import datetime, timedelta

import pytest

from tests.webforms.cli.asking import koosrada, plain, sentences
from webforms.cli.demo_cast import BEGINNINGS, PEOPLE


def test_it_tells_the_people_and_the_cases(practice):
    assert [person.account for person in PEOPLE if f"  {person.account} " not in practice.said] == []
    assert len(practice.references) == len(BEGINNINGS)
    assert "everybody and everything in it is invented" in practice.said


def test_the_cases_wait_for_the_people_who_are_there(practice):
    waiting = {
        who: {task["element"] for task in plain(koosrada("task", "list", "--as", who, "--format", "json"))}
        for who in ("alice", "bob", "charlie")
    }
    assert {"describe_need", "check_cohabitation"} <= waiting["alice"]
    assert {"call_112", "share"} <= waiting["bob"]
    assert waiting["charlie"] == set()


def test_nothing_in_it_lies_in_the_future(practice):
    assert practice.rows("SELECT count(*) FROM process_instance WHERE started_at > now()") == [(0,)]
    assert practice.rows("SELECT count(*) FROM incident") == [(0,)]


def test_a_second_time_begins_nothing(practice):
    before = practice.rows("SELECT count(*) FROM case_")
    answer = koosrada("demo")
    assert answer.exit_code == 0
    assert "nothing was begun" in answer.stdout
    assert practice.rows("SELECT count(*) FROM case_") == before


def test_an_installation_with_people_of_its_own_is_refused(place):
    koosrada("migrate")
    with place.database.admin().begin() as connection:
        connection.exec_driver_sql("INSERT INTO account (id, name) VALUES ('ann', 'Ann')")
    answer = koosrada("demo")
    assert answer.exit_code == 1
    assert "has people or cases of its own" in sentences(answer)


def test_the_clock_goes_forward_and_is_shown(practice):
    shown = plain(koosrada("demo", "clock", "--format", "json"))
    turned = plain(koosrada("demo", "clock", "+1d2h", "--format", "json"))
    ahead = datetime.fromisoformat(turned["now"]) - datetime.fromisoformat(shown["now"])
    assert abs(ahead - timedelta(hours=26)) < timedelta(minutes=1)
    assert turned["ahead_hours"] == shown["ahead_hours"] + 26
    assert "ahead" in koosrada("demo", "clock").stdout


@pytest.mark.parametrize("by", ["+", "8d", "+8", "+1x", "+d", "-8d", "tomorrow", "+99999d"])
def test_a_length_that_makes_no_sense_is_wrong_use(practice, by):
    assert koosrada("demo", "clock", by).exit_code == 2


def test_outside_practice_the_clock_stands_as_it_is(place):
    koosrada("migrate")
    answer = koosrada("demo", "clock", "+8d")
    assert answer.exit_code == 1
    assert "for practice only" in sentences(answer)


def test_an_offset_without_the_mark_of_practice_counts_for_nothing(place):
    koosrada("migrate")
    with place.database.admin().begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO engine_setting (name, value) VALUES ('clock_offset_seconds', %(v)s)",
            {"v": json.dumps(86400 * 300)},
        )
    koosrada("signal", "anything")
    assert koosrada("demo", "clock").exit_code == 1
