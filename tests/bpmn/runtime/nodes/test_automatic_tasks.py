import pytest

from engine.bpmn.runtime import ElementFailed
from engine.errors import ExecutionFailed
from tests.bpmn.diagrams import business_rule_task, chain, script_task, start, user_task
from tests.bpmn.runtime.playing import Deciding, Play


def test_a_script_is_feel_and_its_value_becomes_a_variable():
    play = Play(
        start(),
        script_task("s", '={days: count(rows), due: date("2026-03-02") + duration("P3D")}', "found"),
        user_task("after"),
        *chain("start", "s", "after"),
        variables={"rows": [1, 2]},
    )
    assert play.sees("after")["found"] == {"days": 2, "due": "@date:2026-03-05"}


def decided(environment, **more):
    return Play(
        start(),
        business_rule_task("decide", "tuko_open", "opening", **more),
        user_task("after"),
        *chain("start", "decide", "after"),
        variables={"n": 2},
        environment=environment,
    )


def test_a_decision_is_taken_over_feel_values_and_told():
    play = decided(Deciding(tuko_open=lambda values: {"outcome": "propose", "days": values["n"] + 1}))
    assert play.sees("after") == {"n": 2, "opening": {"outcome": "propose", "days": 3}}
    (taken,) = play.advances[0].decisions
    assert (taken.element_id, taken.decision_id, taken.rules) == ("decide", "tuko_open", (("tuko_open", 1),))
    assert taken.output == {"outcome": "propose", "days": 3}


def test_a_decision_sees_the_inputs_and_its_output_may_be_mapped():
    play = decided(
        Deciding(tuko_open=lambda values: values["m"] * 2), inputs={"m": "=n * 10"}, outputs={"twice": "=opening + 1"}
    )
    assert play.sees("after") == {"n": 2, "twice": 41}


def test_a_decision_that_cannot_be_taken_is_a_failure_that_names_its_element():
    def fail(values):
        raise ExecutionFailed("Nobody has published it.")

    with pytest.raises(ElementFailed, match="`decide`: Nobody has published it"):
        decided(Deciding(tuko_open=fail))


def test_an_environment_cannot_change_the_variables():
    def meddle(values):
        values["n"] = 99
        return 1

    assert decided(Deciding(tuko_open=meddle)).sees("after") == {"n": 2, "opening": 1}


def test_a_script_that_makes_what_is_no_variable_fails():
    play = Play(
        start(),
        user_task("ask"),
        script_task("s", "=[1..2]", "range"),
        user_task("x"),
        *chain("start", "ask", "s", "x"),
    )
    with pytest.raises(ElementFailed, match="`s`: the script makes no variable"):
        play.complete("ask")
