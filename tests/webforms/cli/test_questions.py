"""Questions to the database: they filter for nobody, the policies do."""

from datetime import timedelta

import pytest

from webforms.cli.installation import installation
from webforms.cli.questions import audited, cases, people, settings, tasks


@pytest.fixture
def here(practice):
    with installation() as opened:
        yield opened


def test_the_same_question_has_another_answer_for_each_who_asks(practice, here):
    seen = {}
    for who in ("alice", "bob", "charlie", None):
        with here.asking("app", who) as connection:
            seen[who] = sum(cases.case_by_reference(connection, name) is not None for name in practice.references)
    assert seen["alice"] == len(practice.references)
    assert 0 < seen["bob"] < seen["alice"]
    assert seen["charlie"] == seen[None] == 0


def test_a_reference_that_can_be_none_is_never_asked_for(here):
    with here.asking("engine") as connection:
        assert cases.case_by_reference(connection, "'; DROP TABLE case_; --") is None
        assert cases.zone_of_case(connection, "Mari Maasikas") is None


def test_desks_are_told_as_people_call_them(here):
    with here.asking("app", "charlie") as connection:
        named = people.desk_names(connection, ["tartu-police.police", "nowhere.police"])
    assert named == {"tartu-police.police": "Tartu police station (police)"}


def test_somebody_who_left_is_no_account(here):
    with here.asking("engine") as connection:
        assert people.is_account(connection, "alice")
        connection.exec_driver_sql("UPDATE account SET active = false WHERE id = 'oskar'")
        assert not people.is_account(connection, "oskar")
        assert not people.is_account(connection, "nobody")


def test_the_clock_counts_in_an_installation_for_practice_only(here):
    with here.asking("engine") as connection:
        settings.set_clock_offset(connection, timedelta(hours=30))
        assert settings.clock_offset(connection) == timedelta(hours=30)
        connection.exec_driver_sql("UPDATE engine_setting SET value = 'false' WHERE name = 'practice'")
        assert settings.clock_offset(connection) == timedelta()


def test_a_person_may_not_turn_the_clock(here):
    with pytest.raises(Exception, match="permission denied"), here.asking("app", "root") as connection:
        settings.set_clock_offset(connection, timedelta(days=1))


def test_every_chain_has_a_name(practice, here):
    with here.asking("engine") as connection:
        names = audited.names(connection)
    with here.asking("auditor") as connection:
        assert {names[chain] for chain in audited.chains(connection)} == {*practice.references, "outside cases"}


def test_tasks_are_found_by_their_element_on_ones_own_desk(practice, here):
    asked = (practice.references[1], "share", "tartu-police.police")
    with here.asking("app", "bob") as connection:
        task = tasks.open_task_of(connection, *asked)
        assert task is not None
        assert [row.id for row in tasks.tasks_named(connection, [task])] == [task]
    with here.asking("app", "charlie") as connection:
        assert tasks.open_task_of(connection, *asked) is None
