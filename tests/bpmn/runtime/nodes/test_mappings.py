"""Variables as in Camunda 8: local inputs, results merged or mapped."""

from typing import Any

import pytest

from engine.bpmn.runtime import ElementFailed, UnsupportedElement
from engine.bpmn.variables import NoVariable
from tests.bpmn.diagrams import chain, end, script_task, start, sub_process, user_task
from tests.bpmn.runtime.playing import Play, compiled


def played(variables=None, **task):
    return Play(
        start(),
        user_task("ask", **task),
        user_task("after"),
        end(),
        *chain("start", "ask", "after", "end"),
        variables=variables,
    )


def test_results_are_merged_into_the_process():
    play = played({"a": 1, "b": 2})
    play.complete("ask", {"b": 3, "c": {"d": [4]}})
    assert play.sees("after") == {"a": 1, "b": 3, "c": {"d": [4]}}


def test_inputs_are_local():
    play = played({"person": {"age": 41}}, inputs={"age": "=person.age", "next": "=age + 1"})
    assert play.sees("ask") == {"person": {"age": 41}, "age": 41, "next": 42}
    play.complete("ask", {"age": 50, "done": True})
    assert play.sees("after") == {"person": {"age": 41}, "done": True}


def test_with_outputs_only_those_come_back():
    play = played({"n": 1}, outputs={"total": "=n + given", "also": "=total * 2"})
    play.complete("ask", {"given": 2, "n": 10, "secret": True})
    assert play.sees("after") == {"n": 1, "total": 12, "also": 24}


def test_a_target_with_dots_extends_a_context():
    play = played(
        {"plan": {"date": "@date:2026-03-02", "by": {"role": "x"}}},
        inputs={"a.b.c": "=1", "a.b.d": "=2"},
        outputs={"plan.by.desk": "=desk", "fresh.one": "=1"},
    )
    before = play.sees("ask")
    assert before["a"] == {"b": {"c": 1, "d": 2}}
    play.complete("ask", {"desk": "desk:x"})
    assert play.sees("after") == {
        "plan": {"date": "@date:2026-03-02", "by": {"role": "x", "desk": "desk:x"}},
        "fresh": {"one": 1},
    }


def test_the_variable_case_is_read_only():
    for attempt in ({"case": {"country": "LV"}},):
        play = played({"case": {"country": "EE"}})
        with pytest.raises(ElementFailed, match="`ask`: the variable `case` is read-only"):
            play.complete("ask", attempt)


def test_values_of_every_kind_come_through_unharmed():
    values: dict[str, Any] = {
        "date": "@date:2026-03-02",
        "time": "@time:09:00:00",
        "moment": "@dateTime:2026-03-02T09:00:00@Europe/Tallinn",
        "long": "@duration:P3D",
        "longer": "@duration:P1Y2M",
        "share": "@number:0.1",
        "typename": {"typename": "Task"},
        "text": "@text:@date:x",
        "nothing": None,
        "list": [True, 1, "a", None, {"b": []}],
    }
    play = played()
    play.complete("ask", values)
    assert play.sees("after") == values


@pytest.mark.parametrize("mapped", [{"inputs": {"case": "=1"}}, {"outputs": {"case.cycle": "=1"}}])
def test_no_mapping_takes_the_place_of_the_case(mapped):
    with pytest.raises(UnsupportedElement, match="`ask`"):
        compiled(start(), user_task("ask", **mapped), *chain("start", "ask"))


def test_a_context_that_grows_too_deep_names_the_element():
    with pytest.raises(ElementFailed, match=r"`ask`: .* more than 50 levels deep"):
        played(outputs={".".join("a" * 60): "=1"}).complete("ask")


@pytest.mark.parametrize("variables", [{"a": "\ud800"}, {"\ud800": 1}, {"a": "@number:NaN"}, {"a": {"\ud800": 1}}])
def test_what_no_database_could_keep_is_no_variable(variables):
    with pytest.raises(NoVariable):
        played().complete("ask", variables)


def test_any_name_is_a_name():
    values = {"a b": 1, "õunapuu": 2, "__class__": {"typename": None, "": []}, "": 3}
    play = played()
    play.complete("ask", values)
    assert play.sees("after") == values


def test_what_is_shown_is_a_copy():
    play = played({"rows": [{"n": 1}]})
    play.sees("ask")["rows"][0]["n"] = 99
    assert play.sees("ask") == {"rows": [{"n": 1}]}


def test_a_sub_process_keeps_its_inputs_to_itself_and_writes_the_rest_outside():
    play = Play(
        start(),
        sub_process(
            "sub",
            start("in"),
            script_task("count", "=local + 1", "local"),
            script_task("tell", "=local", "told"),
            end("out"),
            *chain("in", "count", "tell", "out"),
            inputs={"local": "=n"},
            outputs={"result": "=local * 10"},
        ),
        user_task("after"),
        *chain("start", "sub", "after"),
        variables={"n": 1},
    )
    assert play.sees("after") == {"n": 1, "told": 2, "result": 20}
