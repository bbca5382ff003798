"""The function that sorts."""

from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.errors import BudgetSpent
from engine.feel.run import Budget, Run
from engine.feel.temporal import parse_temporal as at
from tests.feel.builtins.calling import call, call_named, function_of, has_no_value, has_no_value_named

ascending = function_of("x y", lambda x, y: x < y)
numbers = st.lists(st.integers(-20, 20).map(Decimal), max_size=30)


@given(numbers)
def test_what_is_sorted_has_the_same_items_in_order(items):
    for result in (call("sort", items), call("sort", items, ascending)):
        assert Counter(result) == Counter(items)
        assert all(not left > right for left, right in pairwise(result))


@given(numbers)
def test_items_of_the_same_rank_keep_their_order(items):
    by_tens = function_of("x y", lambda x, y: x // 10 < y // 10)
    assert call("sort", items, by_tens) == sorted(items, key=lambda item: item // 10)


@given(numbers, st.randoms(use_true_random=False))
def test_a_function_that_contradicts_itself_does_no_harm(items, random):
    confused = function_of("x y", lambda x, y: random.random() < 0.5)
    assert Counter(call("sort", items, confused)) == Counter(items)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], []),
        (["b", "a"], ["a", "b"]),
        ([at("2021-01-01"), at("2020-01-01")], [at("2020-01-01"), at("2021-01-01")]),
        ([at("P2D"), at("P1D")], [at("P1D"), at("P2D")]),
        (3, [3]),
    ],
)
def test_without_a_function_the_least_comes_first(items, expected):
    assert call("sort", items) == expected


def test_it_is_called_by_name():
    assert call_named("sort", {"precedes": ascending, "list": [2, 1]}) == [1, 2]
    assert has_no_value_named("sort", {"list": [2, 1], "function": ascending})


@pytest.mark.parametrize("items", [[1, "a"], [1, None], [True, False], [{}, {}], [at("10:00:00"), at("10:00:00Z")]])
def test_what_has_no_order_is_not_sorted(items):
    assert has_no_value("sort", items)


@pytest.mark.parametrize(
    "precedes",
    [
        function_of("x", lambda x: True),
        function_of("x y z", lambda x, y, z: True),
        function_of("x y", lambda x, y: None),
        function_of("x y", lambda x, y: x),
        None,
        "<",
    ],
)
def test_it_needs_a_function_of_two_that_answers_true_or_false(precedes):
    assert has_no_value("sort", [2, 1], precedes)


def test_every_comparison_is_paid_for():
    with pytest.raises(BudgetSpent):
        call("sort", list(range(1000, 0, -1)), ascending, run=Run.with_(Budget(steps=1500)))
