"""What whoever runs the machine asks the engine."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from engine.errors import NotFound
from tests.bpmn.diagrams import chain, end, service_task, start, user_task


@pytest.fixture(scope="module")
def begun(town):
    key = town.publish(start(), user_task("act", groups="police"), end(), *chain("start", "act", "end"))
    return town.start(key)


def test_instances_are_named_by_their_cases(town, begun):
    assert town.engine.names([begun.instance_id]) == [begun.receipt]
    assert town.engine.names([uuid4()]) == town.engine.names([]) == []


def test_zones_are_those_of_municipalities(town, begun):
    assert town.engine.zone("ee-tartu") == town.engine.zone_of_case(begun.receipt.lower()) == "Europe/Tallinn"
    assert town.engine.zone_of_case("Mari Maasikas") is None
    with pytest.raises(NotFound):
        town.engine.zone("nowhere")


def test_somebody_who_left_is_no_account(town):
    assert town.engine.is_account("alice")
    with town.database.admin().begin() as connection:
        connection.execute(text("UPDATE account SET active = false WHERE id = 'frank'"))
    assert not town.engine.is_account("frank")
    assert not town.engine.is_account("nobody")


def test_open_incidents_are_listed_with_their_cases(town):
    key = town.publish(
        start(), service_task("tell", "disclose", inputs={"desk": "=1"}), end(), *chain("start", "tell", "end")
    )
    begun = town.start(key)
    assert [(one.reference, one.process_id) for one in town.engine.incidents()] == [(begun.receipt, key)]


def test_an_installation_is_in_earnest_unless_it_was_marked(town):
    assert not town.engine.is_practice()
    assert town.engine.clock_offset() == timedelta()
    assert town.engine.has_cases()
