"""Whatever the way in which a story is told, the same comes of it; where it does not, a sentence says so."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.bpmn.runtime import Instance
from engine.scenarios import ways
from engine.scenarios.folders import read_folder
from engine.scenarios.reading import read_scenario
from engine.scenarios.scenario import Submit
from engine.scenarios.variations import tell, tell_in_all_ways
from engine.scenarios.ways import Reloaded, Shuffled
from engine.storage.observing import SeenTask
from tests.bpmn.diagrams import boundary, chain, definitions, end, message, parallel, process, start, throw, user_task
from tests.scenarios.home_visit import VISITED, written


def read(story=VISITED):
    return read_scenario("s.yaml", story.encode())


def test_a_story_is_told_plainly_reloaded_and_in_every_order(house):
    outcomes = list(tell_in_all_ways(house, read(), "home_visit"))
    assert [(told.variation, told.differences) for told in outcomes] == [
        ("plain", ()),
        ("reloaded", ()),
        ("shuffled 1", ()),
    ]


def test_a_story_that_fails_plainly_is_told_once(house):
    [only] = tell_in_all_ways(house, read(VISITED.replace("case: active", "case: closed")), "home_visit")
    assert not only.passed


class Restless(Instance):
    """Never the same twice."""

    def dump(self):
        return super().dump() + b" "


def test_a_state_that_changes_by_being_reloaded_is_told(house, monkeypatch):
    monkeypatch.setattr(ways, "Instance", Restless)
    [difference] = tell(house, read(), "home_visit", Reloaded()).differences
    assert difference.startswith("line 5: home_visit (")
    assert difference.endswith(") has another state after it was saved and reloaded.")


def branches(tmp_path, *, interrupting):
    """A call that is made tells the one who visits, if she is still on her way."""
    diagram = definitions(
        process(
            "home_visit",
            start(form="worry_notice", name="There is a worry"),
            parallel("fork"),
            user_task("visit", form="visit_report", groups="child_protection"),
            user_task("call", form="call_report", groups="police"),
            throw("tell", message("called")),
            boundary("hear", "visit", message("called"), interrupting=interrupting),
            end("end_heard"),
            end("end_visited"),
            end("end_called"),
            *chain("start", "fork", "visit", "end_visited"),
            *chain("fork", "call", "tell", "end_called"),
            *chain("hear", "end_heard"),
            name="Home visits",
        )
    )
    return read_folder(written(tmp_path, {"home-visit.bpmn": diagram, "visit_needed.dmn": None})).pathway


BOTH = """\
id: both
municipality: ee-tartu
at: 2026-03-02T09:00
start: {as: tartu-police.police, form: {worry: great}}
do:
  - {expect: {open: [call, visit]}}
  - {as: tartu-city.child_protection, task: visit, submit: {visitedAt: 2026-03-02T08:00}}
  - {as: tartu-police.police, task: call, submit: {answered: true}}
"""


def test_where_the_order_of_answers_decides_it_is_told(sandbox, tmp_path):
    with sandbox.with_pathways([branches(tmp_path, interrupting=False)]) as house:
        *fine, shuffled = tell_in_all_ways(house, read(BOTH), "home_visit")
    assert all(told.passed for told in fine)
    [difference] = shuffled.differences
    assert difference == (
        "at the end: other end events were reached in another order of parallel answers: "
        "first ('end_called', 'end_visited'), then ('end_called', 'end_heard', 'end_visited')."
    )


def test_an_answer_that_withdraws_another_task_keeps_its_place(sandbox, tmp_path):
    with sandbox.with_pathways([branches(tmp_path, interrupting=True)]) as house:
        assert [told.differences for told in tell_in_all_ways(house, read(BOTH), "home_visit")] == [(), (), ()]


def answers_to(count):
    """Answers to as many tasks, told in the order of their lines."""
    return [
        (Submit("desk", f"task {line}", {}, line), SeenTask(UUID(int=line), f"task {line}", "desk", UUID(int=0)))
        for line in range(count)
    ]


@given(st.integers(2, 6), st.integers(), st.sets(st.integers(0, 5)))
def test_an_order_is_another_one_of_the_same_answers(count, seed, first):
    answers = answers_to(count)
    ordered = Shuffled(seed, frozenset(first)).in_order(answers)
    assert sorted(submit.line for submit, _ in ordered) == list(range(count))
    if not first:
        assert ordered != answers
        assert ordered == Shuffled(seed).in_order(answers)
    places = {submit.line: place for place, (submit, _) in enumerate(ordered)}
    assert all(places[line] < places[later] for line in first & places.keys() for later in range(line + 1, count))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_seed_gives_one_order(seed):
    answers = answers_to(5)
    assert Shuffled(seed).in_order(answers) == Shuffled(seed).in_order(answers)
