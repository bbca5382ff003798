"""Functions on contexts."""

import pytest

from engine.feel.errors import BudgetSpent
from engine.feel.run import Budget, Run
from tests.feel.builtins.calling import call, call_named, has_no_value, has_no_value_named

NESTED = {"x": 1, "y": {"a": 0}}


def test_a_value_is_found_by_its_key():
    assert call("get value", {"a": "foo"}, "a") == "foo"
    assert call_named("get value", {"m": {"my key": None}, "key": "my key"}) is None
    assert call("get value", {"x": {"y": {"z": 1}}}, ["x", "y", "z"]) == 1
    assert call_named("get value", {"m": NESTED, "keys": ["y"]}) == {"a": 0}


@pytest.mark.parametrize(
    "arguments",
    [
        [{"a": 1}, "b"],
        [{"a": 1}, None],
        [{"a": 1}, 1],
        [{"a": 1}, []],
        [{"a": 1}, [None]],
        [{"a": 1}, ["a", "b"]],
        [NESTED, ["y", "b"]],
        [NESTED, ["y", 1]],
        [None, "a"],
        [[], "a"],
        [{"a": 1}],
    ],
)
def test_some_values_are_not_found(arguments):
    assert has_no_value("get value", *arguments)


def test_entries_are_contexts_of_key_and_value():
    assert call("get entries", {"a": "foo", "b": None}) == [{"key": "a", "value": "foo"}, {"key": "b", "value": None}]
    assert call_named("get entries", {"m": {}}) == []
    assert has_no_value("get entries", [1, 2])
    assert has_no_value("get entries", {}, {})
    assert has_no_value_named("get entries", {"map": {}})


def test_a_context_is_made_of_entries():
    entries = [{"key": "a", "value": 1}, {"key": "b", "value": None}]
    assert call("context", entries) == call_named("context", {"entries": entries}) == {"a": 1, "b": None}
    assert call("context", {"key": "a", "value": 1}) == {"a": 1}
    assert call("context", []) == {}
    assert call("context", call("get entries", NESTED)) == NESTED


@pytest.mark.parametrize(
    "entries",
    [
        None,
        [1],
        [None],
        [{"key": "a"}],
        [{"value": 1}],
        [{"key": None, "value": 1}],
        [{"key": 1, "value": 1}],
        [{"key": "a", "value": 1}, {"key": "a", "value": 2}],
    ],
)
def test_some_entries_make_no_context(entries):
    assert has_no_value("context", entries)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([{}, "a", 1], {"a": 1}),
        ([{"a": 1}, "b", None], {"a": 1, "b": None}),
        ([{"a": 1, "b": 2, "c": 3}, "b", 3], {"a": 1, "b": 3, "c": 3}),
        ([{}, "", 1], {"": 1}),
        ([NESTED, ["y", "a"], 2], {"x": 1, "y": {"a": 2}}),
        ([NESTED, ["y", "b"], 2], {"x": 1, "y": {"a": 0, "b": 2}}),
        ([NESTED, ["z"], 2], {"x": 1, "y": {"a": 0}, "z": 2}),
        ([{"a": {"b": {"c": 1}, "d": 5}}, ["a", "b", "c"], 2], {"a": {"b": {"c": 2}, "d": 5}}),
    ],
)
def test_an_entry_is_put_into_a_copy(arguments, expected):
    result = call("context put", *arguments)
    assert result == expected
    assert list(result) == list(expected)
    assert NESTED == {"x": 1, "y": {"a": 0}}


def test_an_entry_is_put_by_name():
    assert call_named("context put", {"context": {}, "key": "a", "value": 1}) == {"a": 1}
    assert call_named("context put", {"context": NESTED, "keys": ["y", "a"], "value": 2}) == {"x": 1, "y": {"a": 2}}
    assert has_no_value_named("context put", {"context": NESTED, "key": ["y", "a"], "value": 2})
    assert has_no_value_named("context put", {"context": {}, "ky": "a", "value": 1})


@pytest.mark.parametrize(
    "arguments",
    [
        [{}, None, 1],
        [None, "a", 1],
        [{}, "a"],
        [{}, "a", 1, 1],
        [[], "a", 1],
        [{}, 1, 1],
        [NESTED, ["y", None], 2],
        [NESTED, [None, "a"], 2],
        [NESTED, [None], 2],
        [NESTED, [], 2],
        [NESTED, ["y", "a", "b"], 2],
        [NESTED, ["z", "a"], 2],
    ],
)
def test_some_entries_cannot_be_put(arguments):
    assert has_no_value("context put", *arguments)


def test_contexts_are_merged():
    assert call("context merge", [{"a": 1}, {"b": 2}]) == {"a": 1, "b": 2}
    assert call("context merge", [{"a": {"aa": 1}}, {"a": {"bb": 2}}]) == {"a": {"bb": 2}}
    assert call("context merge", {"a": 1}) == call_named("context merge", {"contexts": {"a": 1}}) == {"a": 1}
    assert call("context merge", [{}]) == {}
    assert has_no_value("context merge", [{"a": 1}, 2])
    assert has_no_value("context merge", [{"a": 1}, None])
    assert has_no_value_named("context merge", {"context": [{}]})


def test_a_context_does_not_grow_beyond_the_budget():
    run = Run.with_(Budget(items=2))
    with pytest.raises(BudgetSpent):
        call("context put", {"a": 1, "b": 2}, "c", 3, run=run)
    with pytest.raises(BudgetSpent):
        call("context merge", [{"a": 1, "b": 2}, {"c": 3}], run=run)
