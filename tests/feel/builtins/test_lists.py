"""Functions on lists."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.builtins import BUILTINS
from engine.feel.errors import BudgetSpent
from engine.feel.run import Budget, Run
from engine.feel.temporal import parse_temporal as at
from tests.feel.builtins.calling import call, call_named, feel, function_of, has_no_value, has_no_value_named

plain = st.one_of(st.integers(-3, 3), st.sampled_from(["a", "b"]), st.booleans(), st.none())
lists = st.lists(plain, max_size=12)


def alike(left, right):
    """Equality that knows that true is not 1."""
    return left == right and [type(item) for item in left] == [type(item) for item in right]


@pytest.mark.parametrize(
    ("list_", "element", "is_in"),
    [
        ([1, 2, 3], 2, True),
        ([1, 2, 3], "2", False),
        ([1, None], None, True),
        ([1], None, False),
        ([[1], [2]], [2], True),
        ([], 1, False),
        (1, 1, True),
        ([at("10:00:00Z")], at("11:00:00+01:00"), True),
    ],
)
def test_a_list_contains_what_equals_one_of_its_items(list_, element, is_in):
    assert call("list contains", list_, element) is is_in
    assert call_named("list contains", {"list": list_, "element": element}) is is_in


@pytest.mark.parametrize(
    ("items", "all_", "any_"),
    [
        ([], True, False),
        ([True], True, True),
        ([True, False], False, True),
        ([False, None], False, None),
        ([True, None], None, True),
        ([None], None, None),
        ([True, True], True, True),
    ],
)
def test_all_and_any_know_three_truth_values(items, all_, any_):
    assert call("all", items) is call_named("all", {"list": items}) is all_
    assert call("any", items) is call_named("any", {"list": items}) is any_


def test_all_and_any_take_booleans_one_by_one():
    assert call("all", True, False) is call("any", False, False) is False
    assert call("all", True, None) is call("any", None, False) is None


@pytest.mark.parametrize("name", ["all", "any"])
@pytest.mark.parametrize("arguments", [[None], [123], [[True, 123]], [[False, 0]], [[True, "a"]], []])
def test_all_and_any_know_nothing_but_booleans(name, arguments):
    assert has_no_value(name, *arguments)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([[4, 5, 6], 1, 2], [4, 5]),
        ([[4, 5, 6], -1, 1], [6]),
        ([[4, 5, 6], 2], [5, 6]),
        ([[4, 5, 6], 3, 1], [6]),
        ([[4, 5, 6], -3, 3], [4, 5, 6]),
    ],
)
def test_a_part_of_a_list(arguments, expected):
    assert call("sublist", *arguments) == expected


def test_a_part_of_a_list_by_name():
    assert call_named("sublist", {"list": [4, 5, 6], "start position": 2, "length": 1}) == [5]


@pytest.mark.parametrize(
    "arguments",
    [
        [[1, 2], 0],
        [[1, 2], 3],
        [[1, 2], -3],
        [[1, 2], 1, -1],
        [[1, 2], 1, 0],
        [[1, 2], 2, 2],
        [[1, 2], -1, 2],
        [[1], "1"],
        [[], 1],
    ],
)
def test_some_parts_of_a_list_do_not_exist(arguments):
    assert has_no_value("sublist", *arguments)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([[1], 2, 3], [1, 2, 3]),
        ([[1], [2]], [1, [2]]),
        ([[1], [2], [3]], [1, [2], [3]]),
        ([[1], None], [1, None]),
        ([[], []], [[]]),
        ([1, 2], [1, 2]),
    ],
)
def test_items_are_appended_as_they_are(arguments, expected):
    assert call("append", *arguments) == expected


def test_to_append_nothing_has_no_value():
    assert has_no_value("append", [1])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([[1, 2], [3]], [1, 2, 3]),
        ([[1, 2]], [1, 2]),
        ([[[1], [2]]], [[1], [2]]),
        ([[1], [[2]], []], [1, [2]]),
        ([1, [2]], [1, 2]),
    ],
)
def test_lists_are_concatenated(arguments, expected):
    assert call("concatenate", *arguments) == expected


def test_null_is_not_concatenated():
    assert has_no_value("concatenate", [1], None)


def test_an_item_is_inserted_or_removed():
    assert call("insert before", ["x", "y", "z"], 2, "OK") == ["x", "OK", "y", "z"]
    assert call("insert before", [1, 2], -1, None) == [1, None, 2]
    assert call_named("insert before", {"list": [1], "position": 1, "newItem": [2]}) == [[2], 1]
    assert call("remove", ["x", "y", "z"], 2) == ["x", "z"]
    assert call_named("remove", {"list": [1, 2], "position": -1}) == [1]


@pytest.mark.parametrize("position", [0, 3, -3, "1", None, 10**20])
def test_there_is_nothing_outside_of_a_list(position):
    assert has_no_value("remove", [1, 2], position)
    assert has_no_value("insert before", [1, 2], position, 0)
    assert has_no_value("list replace", [1, 2], position, 0)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([[1, 2, 3], 2, 4], [1, 4, 3]),
        ([[1, 2, 3], -1, 4], [1, 2, 4]),
        ([[1, 2, 3], 3, None], [1, 2, None]),
        ([1, 1, 5], [5]),
        ([[2, 4, 7, 8], function_of("item newItem", lambda item, new: item < new), 5], [5, 5, 7, 8]),
        ([[1, 2], function_of("item newItem", lambda item, new: True), 5], [5, 5]),
    ],
)
def test_items_are_replaced(arguments, expected):
    assert call("list replace", *arguments) == expected


def test_items_are_replaced_by_name():
    two = function_of("item newItem", lambda item, new: item == 2)
    assert call_named("list replace", {"position": 2, "newItem": 4, "list": [1, 2, 3]}) == [1, 4, 3]
    assert call_named("list replace", {"match": two, "newItem": 4, "list": [1, 2, 3]}) == [1, 4, 3]
    assert has_no_value_named("list replace", {"position": 2, "newItem": 4, "list": [1], "foo": 1})


@pytest.mark.parametrize(
    "match",
    [
        function_of("item newItem extra", lambda item, new, extra: True),
        function_of("item", lambda item: True),
        function_of("item newItem", lambda item, new: item),
    ],
)
def test_a_match_is_a_function_of_two_that_answers_true_or_false(match):
    assert has_no_value("list replace", [2, 4], match, 5)


@given(lists)
def test_to_reverse_twice_is_to_leave_as_it_is(items):
    assert alike(call("reverse", call("reverse", items)), feel(items))


def test_positions_of_equal_items():
    assert call("index of", [1, 2, 3, 2], 2) == [2, 4]
    assert call("index of", [1, None, "a", None], None) == [2, 4]
    assert call_named("index of", {"list": [1], "match": 5}) == []


@given(lists)
def test_distinct_values_agree_with_comparing_each_with_all(items):
    expected: list[object] = []
    for item in feel(items):
        if not any(alike([item], [other]) for other in expected):
            expected.append(item)
    assert alike(call("distinct values", items), expected)


def test_distinct_values_know_what_is_equal():
    times = [at("10:00:00Z"), at("11:00:00+01:00"), at("10:00:00")]
    assert call("distinct values", times) == [times[0], times[2]]
    assert call("distinct values", [[1, 2], [1, 2], {"a": 1}, {"a": 1}, at("P1Y"), at("P12M")]) == [
        [1, 2],
        {"a": 1},
        at("P1Y"),
    ]


def test_a_union_has_no_item_twice():
    assert call("union", [1, 2], [2, 3]) == [1, 2, 3]
    assert call("union", [1, 1]) == [1]
    assert call("union", [[1], [2], [1]]) == [[1], [2]]


@given(st.recursive(plain, lambda inner: st.lists(inner, max_size=4), max_leaves=15))
def test_a_flat_list_has_no_lists_in_it(value):
    flat = call("flatten", [value])
    assert not any(isinstance(item, list) for item in flat)
    assert alike(call("flatten", flat), flat)


def test_shared_lists_do_not_outgrow_the_budget():
    full: list[object] = [Decimal(1)]
    hollow: list[object] = []
    for _ in range(60):
        full, hollow = [full, full], [hollow, hollow]
    for explosive in (full, hollow):
        with pytest.raises(BudgetSpent):
            BUILTINS["flatten"].call(Run(), [explosive])


def test_lists_within_lists_do_not_go_deeper_than_the_budget():
    deep: list[object] = []
    for _ in range(1000):
        deep = [deep]
    with pytest.raises(BudgetSpent):
        BUILTINS["flatten"].call(Run(), [deep])


def test_many_items_that_must_be_compared_one_by_one_are_paid_for():
    many = [[number] for number in range(2000)]
    with pytest.raises(BudgetSpent):
        call("distinct values", many)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("append", ([1, 2, 3], 4)),
        ("append", ([1, 2], 3, 4)),
        ("concatenate", ([1, 2], [3, 4])),
        ("insert before", ([1, 2, 3], 1, 0)),
        ("union", ([1, 2], [3, 4])),
    ],
)
def test_a_list_does_not_grow_beyond_the_budget(name, arguments):
    with pytest.raises(BudgetSpent):
        call(name, *arguments, run=Run.with_(Budget(items=3)))
