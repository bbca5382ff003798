"""Functions that sum up a list."""

import statistics
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.temporal import parse_temporal as at
from tests.feel.builtins.calling import call, call_named, feel, has_no_value, has_no_value_named

NUMERIC = ["sum", "mean", "median", "stddev", "mode", "product"]
numbers = st.lists(st.integers(-1000, 1000).map(Decimal), min_size=2, max_size=20)


@pytest.mark.parametrize(
    ("name", "items", "expected"),
    [
        ("count", [1, None, "a"], 3),
        ("count", [], 0),
        ("sum", [6, 14, -3], 17),
        ("mean", [1, 2, 3], 2),
        ("median", [8, 2, 5, 3, 4], 4),
        ("median", [6, 1, 2, 3], Decimal("2.5")),
        ("stddev", [2, 4, 7, 5], Decimal("2.081665999466132735282297706979931")),
        ("mode", [3, 6, 1, 9, 6, 1, 3], [1, 3, 6]),
        ("mode", [], []),
        ("mode", [Decimal("2.5"), 1, Decimal("2.50")], [Decimal("2.5")]),
        ("product", [6, 3, 9, 6, 6], 5832),
        ("min", [6, 14, -3], -3),
        ("max", [6, 14, -3], 14),
        ("min", ["b", "a"], "a"),
        ("max", ["b", "a"], "b"),
        ("max", [at("2020-01-01"), at("2021-01-01")], at("2021-01-01")),
        ("min", [at("P1Y"), at("P11M")], at("P11M")),
    ],
)
def test_it_sums_up(name, items, expected):
    assert call(name, items) == call_named(name, {"list": items}) == feel(expected)


@pytest.mark.parametrize(("name", "expected"), [("count", 1), ("sum", 6), ("min", 6), ("mode", [6]), ("product", 6)])
def test_one_value_counts_as_a_list_of_one(name, expected):
    assert call(name, 6) == call(name, [6]) == call_named(name, {"list": 6}) == expected


@pytest.mark.parametrize("name", NUMERIC)
@pytest.mark.parametrize("items", [[1, 2, "foo"], [1, None], ["1"], [True], [at("P1D"), at("P1D")], [[1], [2]]])
def test_only_numbers_are_summed_up(name, items):
    assert has_no_value(name, items)


@pytest.mark.parametrize("name", [*NUMERIC, "min", "max", "count"])
def test_null_is_no_list(name):
    assert has_no_value(name, None)
    assert has_no_value_named(name, {"list": None})
    assert has_no_value_named(name, {"l": [1]})


@pytest.mark.parametrize("name", sorted({*NUMERIC, "min", "max"} - {"mode"}))
def test_an_empty_list_has_nothing_to_sum_up(name):
    assert has_no_value(name, [])


def test_one_number_has_no_deviation():
    assert has_no_value("stddev", 47)


@pytest.mark.parametrize("name", ["min", "max"])
@pytest.mark.parametrize("items", [[1, "a"], [1, None], [None], [True], [[1], [2]], [{}], [at("P1Y"), at("P1D")]])
def test_only_values_of_one_ordered_kind_have_a_least_and_a_greatest(name, items):
    assert has_no_value(name, items)


def test_a_sum_beyond_all_numbers_has_no_value():
    assert has_no_value("sum", [Decimal("9E+6144"), Decimal("9E+6144")])
    assert has_no_value("product", [Decimal("1E+6000"), Decimal("1E+6000")])


@given(numbers)
def test_it_agrees_with_python(items):
    assert call("sum", items) == sum(items)
    assert call("min", items) == min(items)
    assert call("max", items) == max(items)
    assert call("median", items) == statistics.median(items)
    assert call("mode", items) == sorted(statistics.multimode(items))
    assert abs(call("stddev", items) - statistics.stdev(items)) < Decimal("1e-15")
