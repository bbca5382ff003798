"""Whether audit trails are whole."""

import pytest
from sqlalchemy import text

from engine.domain.cases import NoCase
from tests.bpmn.diagrams import chain, end, start, user_task


@pytest.fixture(scope="module")
def begun(town):
    key = town.publish(start(), user_task("act", groups="police"), end(), *chain("start", "act", "end"))
    return town.start(key)


def test_each_has_the_name_of_its_case_or_lies_outside_cases(town, begun):
    assert town.engine.audit_trails() == {begun.receipt: [], "outside cases": []}


def test_one_is_asked_for_by_its_reference_however_it_is_spelled(town, begun):
    assert town.engine.audit_trails(begun.receipt.lower().replace("-", " ")) == {begun.receipt: []}


@pytest.mark.parametrize("reference", ["TUKO-222222", "nonsense", "'; DROP TABLE case_; --"])
def test_a_case_that_is_not_there_has_none(town, reference):
    with pytest.raises(NoCase, match="no such case"):
        town.engine.audit_trails(reference)


def test_what_was_changed_is_said(town, begun):
    with town.database.admin().begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text("UPDATE audit_event SET body = body || ' ' WHERE case_id = :c"), {"c": begun.case_id})
    assert town.engine.audit_trails(begun.receipt)[begun.receipt]
