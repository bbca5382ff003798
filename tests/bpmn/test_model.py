"""What the plain values know of themselves."""

import pytest

from engine.bpmn import Element, EventDefinition, Lane, Process

START = Element("start", "startEvent", "", "p")
INNER = Element("inner", "startEvent", "", "s")
LATE = Element("late", "boundaryEvent", "", "p", events=(EventDefinition("timer"),), attached_to="ask")
PROCESS = Process("p", "", True, {one.id: one for one in (START, INNER, LATE)}, {}, {})


@pytest.mark.parametrize(
    ("id_", "role"),
    [("lane_case_lead", "case_lead"), ("lane_network", None), ("lane_auto", None), ("Lane_1", None), ("police", None)],
)
def test_a_lane_names_a_role_by_its_id(id_, role):
    assert Lane(id_, "").role == role


def test_an_event_knows_its_one_definition():
    assert (START.event, LATE.event) == (None, EventDefinition("timer"))


def test_a_process_knows_what_stands_directly_in_it():
    assert PROCESS.within("s") == (INNER,)
    assert PROCESS.starts() == (START,)


def test_a_process_knows_the_events_at_an_edge():
    assert PROCESS.boundary_events("ask") == (LATE,)
