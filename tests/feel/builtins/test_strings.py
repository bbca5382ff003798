"""Functions on strings, and the one on booleans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.errors import BudgetSpent
from engine.feel.run import Budget, Run
from tests.feel.builtins.calling import call, call_named, has_no_value, has_no_value_named


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["foobar", 3], "obar"),
        (["foobar", 3, 3], "oba"),
        (["foobar", -2, 1], "a"),
        (["foobar", -6], "foobar"),
        (["foobar", 6, 9], "r"),
        (["\U0001f40eab", 2], "ab"),
    ],
)
def test_a_part_of_a_string(arguments, expected):
    assert call("substring", *arguments) == expected


def test_a_part_of_a_string_by_name():
    assert call_named("substring", {"string": "foobar", "start position": 3, "length": 3}) == "oba"
    assert call_named("substring", {"string": "foobar", "start position": 3}) == "obar"
    assert has_no_value_named("substring", {"string": "foobar", "startPosition": 3})


@pytest.mark.parametrize(
    "arguments",
    [
        ["foobar", 0],
        ["foobar", 7],
        ["foobar", -7],
        ["foobar", 1, -1],
        ["foobar", 1, 0],
        ["foobar"],
        ["foobar", 1, None],
        [123, 1],
        ["a", "1"],
    ],
)
def test_some_parts_of_a_string_do_not_exist(arguments):
    assert has_no_value("substring", *arguments)


@given(st.text(min_size=2), st.data())
def test_a_string_is_its_parts_put_together(text, data):
    place = data.draw(st.integers(2, len(text)))
    assert call("substring", text, 1, place - 1) + call("substring", text, place) == text
    assert call("substring", text, place) == call("substring", text, place - 1 - len(text))


@pytest.mark.parametrize(("text", "length"), [("", 0), ("abc", 3), ("aaaaa dddd ", 11), ("\U0001f40e", 1)])
def test_the_length_of_a_string_counts_characters(text, length):
    assert call("string length", text) == call_named("string length", {"string": text}) == length


def test_capital_and_small_letters():
    assert call("upper case", "aBc4 õ straße") == "ABC4 Õ STRASSE"
    assert call_named("lower case", {"string": "aBc4 Õ"}) == "abc4 õ"
    assert has_no_value("upper case", 1)


def test_capital_letters_do_not_grow_beyond_the_budget():
    with pytest.raises(BudgetSpent):
        call("upper case", "ß" * 10, run=Run.with_(Budget(text=15)))


@pytest.mark.parametrize(
    ("text", "match", "before", "after"),
    [
        ("foobar", "bar", "foo", ""),
        ("foobar", "ob", "fo", "ar"),
        ("foobar", "o", "f", "obar"),
        ("foobar", "x", "", ""),
        ("abc", "", "", "abc"),
        ("", "", "", ""),
        ("", "a", "", ""),
        ("abc", "a", "", "bc"),
        ("abc", "c", "ab", ""),
    ],
)
def test_what_stands_before_and_after_a_match(text, match, before, after):
    assert call("substring before", text, match) == before
    assert call_named("substring after", {"string": text, "match": match}) == after


@pytest.mark.parametrize("name", ["contains", "starts with", "ends with"])
def test_it_finds_strings_in_strings(name):
    assert call(name, "banana", "banana") is call(name, "banana", "") is True
    assert call(name, "banana", "x") is call_named(name, {"string": "a", "match": "ab"}) is False
    assert has_no_value(name, "banana", None)
    assert has_no_value(name, "banana", 1)
    assert has_no_value(name, "banana")


def test_beginnings_and_ends_are_told_apart():
    assert call("starts with", "banana", "ban") is call("ends with", "banana", "ana") is True
    assert call("starts with", "banana", "ana") is call("ends with", "banana", "ban") is False


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([["a", "b", "c"]], "abc"),
        ([["a", "b", "c"], " and "], "a and b and c"),
        ([["a", "b", "c"], None], "abc"),
        ([["a", None, "c"], "X"], "aXc"),
        ([[], "X"], ""),
        ([[None], "X"], ""),
        (["a", "X"], "a"),
    ],
)
def test_strings_are_joined(arguments, expected):
    assert call("string join", *arguments) == expected


@pytest.mark.parametrize(
    "arguments", [[[1, 2], "X"], [123, "X"], [None], [["a"], "X", "foo"], [["a", ["b"]]], [["a"], 1]]
)
def test_only_strings_are_joined(arguments):
    assert has_no_value("string join", *arguments)


def test_names_of_what_is_joined_are_the_standards():
    assert call_named("string join", {"delimiter": "X", "list": ["a", "c"]}) == "aXc"
    assert has_no_value_named("string join", {"list": ["a"], "delimitr": "X"})


def test_a_joined_string_does_not_grow_beyond_the_budget():
    with pytest.raises(BudgetSpent):
        call("string join", ["a" * 50] * 3, ", ", run=Run.with_(Budget(text=150)))


def test_not_is_the_other_truth_value():
    assert call("not", True) is call_named("not", {"negand": True}) is False
    assert call("not", False) is True
    assert has_no_value("not", 1)
    assert has_no_value("not", None)
