"""The database gives up a transaction at its very end: the command is tried again, and the person notices nothing."""

import pytest

from engine.domain.running.turns import TurnLost
from tests.bpmn.diagrams import chain, end, start, user_task
from tests.services.town import town as a_town

UNLUCKY = """
    CREATE SEQUENCE luck;
    CREATE FUNCTION unlucky() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF nextval('luck') <= {times} THEN RAISE EXCEPTION 'given up' USING ERRCODE = '{code}'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER unlucky BEFORE UPDATE ON process_instance FOR EACH ROW EXECUTE FUNCTION unlucky()"""
LUCKY = """
    DROP TRIGGER IF EXISTS unlucky ON process_instance; DROP FUNCTION IF EXISTS unlucky();
    DROP SEQUENCE IF EXISTS luck"""
GIVEN_UP = {"deadlock": "40P01", "serialization": "40001", "lock timeout": "55P03"}


@pytest.fixture(scope="module")
def town():
    with a_town() as made:
        yield made


@pytest.fixture
def task(town):
    key = town.publish(
        start(), user_task("ask", groups="case_lead"), user_task("check", groups="case_lead"), end(),
        *chain("start", "ask", "check", "end"),
    )  # fmt: skip
    yield town.task("ask", town.start(key).case_id)
    run(town, LUCKY)


def run(town, sql):
    with town.database.admin().begin() as connection:
        connection.exec_driver_sql(sql)


@pytest.mark.parametrize("code", GIVEN_UP.values(), ids=list(GIVEN_UP))
def test_a_transaction_that_is_given_up_once_is_tried_again(town, task, code):
    run(town, UNLUCKY.format(times=1, code=code))
    town.complete("alice", task)
    assert town.value("SELECT state FROM user_task WHERE id = :t", t=task) == "completed"


def test_one_that_is_given_up_again_and_again_changes_nothing_says_so_and_works_later(town, task):
    run(town, UNLUCKY.format(times=1000, code=GIVEN_UP["deadlock"]))
    with pytest.raises(TurnLost):
        town.complete("alice", task)
    assert town.value("SELECT state FROM user_task WHERE id = :t", t=task) == "open"
    assert town.value("SELECT count(*) FROM audit_event WHERE body LIKE :t", t=f"%CompleteTask%{task}%") == 0
    run(town, LUCKY)
    town.complete("alice", task)  # on the same connection
    assert town.value("SELECT state FROM user_task WHERE id = :t", t=task) == "completed"
