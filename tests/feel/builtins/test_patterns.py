"""Functions with regular expressions."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel import xpath_regex
from engine.feel.builtins import patterns
from engine.feel.errors import BudgetSpent
from engine.feel.run import Budget, Run
from tests.feel.builtins.calling import call, call_named, has_no_value, has_no_value_named


def test_a_pattern_matches_anywhere():
    assert call("matches", "foobar", "^fo*b") is True
    assert call("matches", "foobar", "^b") is False
    assert call("matches", "FOO", "foo", "i") is True
    assert call("matches", "abracadabra", "bra", None) is True
    assert call_named("matches", {"input": "foo", "pattern": "o+", "flags": ""}) is True


@pytest.mark.parametrize(
    "arguments",
    [["a", "["], ["a", "a", "p"], ["input", []], ["input", "a", []], [None, "a"], ["a", None], ["a", r"(a)\2"]],
)
def test_a_wrong_pattern_has_no_value(arguments):
    assert has_no_value("matches", *arguments)


def test_matches_are_replaced():
    assert call("replace", "banana", "a", "o") == "bonono"
    assert call("replace", "abcd", "(ab)|(a)", "[1=$1][2=$2]") == "[1=ab][2=]cd"
    assert call("replace", "Abcd", "a", "x", "i") == "xbcd"
    named = {"input": "banana", "pattern": "(an)+", "replacement": "**"}
    assert call_named("replace", named) == "b**a"
    assert has_no_value_named("replace", {**named, "flag": "i"})
    assert has_no_value("replace", "abc", "x*", "-")


def test_a_string_is_split_at_matches():
    assert call("split", "John Doe", r"\s") == ["John", "Doe"]
    assert call("split", "a;b;c;;", ";") == ["a", "b", "c", "", ""]
    assert call_named("split", {"delimiter": ",", "string": "foo,bar"}) == ["foo", "bar"]
    assert has_no_value("split", "foo", None)


@given(st.lists(st.text(alphabet="abc ", max_size=5), min_size=1, max_size=8), st.sampled_from(",;-"))
def test_what_is_joined_can_be_split_again(parts, delimiter):
    assert call("split", call("string join", parts, delimiter), re.escape(delimiter)) == parts


def test_results_do_not_grow_beyond_the_budget():
    small = Budget(text=100, items=10)
    with pytest.raises(BudgetSpent):
        call("replace", "a" * 60, "a", "bb", run=Run.with_(small))
    with pytest.raises(BudgetSpent):
        call("split", "a," * 20, ",", run=Run.with_(small))


def test_many_slow_searches_share_one_budget_of_time(monkeypatch):
    moments = iter(range(1_000))
    monkeypatch.setattr(patterns, "thread_time", lambda: next(moments) / 100)
    run = Run.with_(Budget(seconds=0.045))
    for _ in range(4):
        assert call("matches", "a", "a", run=run) is True
    with pytest.raises(BudgetSpent) as refused:
        call("matches", "a", "a", run=run)
    assert refused.value.resource == "time"


def test_a_search_costs_the_same_steps_however_long_it_takes(monkeypatch):
    quick, slow = Run(), Run()
    call("matches", "a", "a", run=quick)
    moments = iter([0, 0.05])
    monkeypatch.setattr(patterns, "thread_time", lambda: next(moments))
    call("matches", "a", "a", run=slow)
    assert quick.steps == slow.steps


def test_a_usual_search_costs_a_step():
    run = Run()
    call("matches", "abc", "b", run=run)
    run = Run()
    for _ in range(100):
        call("matches", "abc", "b", run=run)
    assert run.budget.steps - run.steps < 10_000


def test_a_search_without_end_is_stopped():
    with pytest.raises(BudgetSpent):
        call("matches", "a" * 40, "(a|aa|a?)*(a|a?)*[b-c](d|e)")


def test_the_time_of_a_garbage_collection_is_not_the_searchs(monkeypatch):
    moments, collections = iter([0, 5, 5]), iter([0, 1, 1, 1])
    monkeypatch.setattr(patterns, "thread_time", lambda: next(moments))
    monkeypatch.setattr(patterns, "_full_collections", lambda: next(collections))
    run = Run()
    assert call("matches", "a", "a", run=run) is True
    assert run.seconds == run.budget.seconds


def test_a_search_that_a_garbage_collection_stopped_is_tried_again(monkeypatch):
    answers = iter([BudgetSpent("time", "too slow"), True])

    def search(*_pattern, timeout):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    collections = iter([0, 1, 1, 1])
    monkeypatch.setattr(patterns, "_full_collections", lambda: next(collections))
    monkeypatch.setattr(xpath_regex, "matches", search)
    assert call("matches", "a", "a") is True
