"""Readings of the standard's tables (DMN 1.5, 10.3.2) that are easily got wrong."""

from typing import Any

import pytest

from engine.feel import Budget, BudgetSpent, Run, Scope, Vocabulary, compile_expression, compile_unary_tests, evaluate
from engine.feel.parsing import parse_expression
from engine.feel.printing import printed


def same(left, right):
    return evaluate(f"({left}) = ({right})").value is True


def passes(test, value):
    return compile_unary_tests(test).matches(Scope({}, None, Run()), evaluate(value).value)


@pytest.mark.parametrize("base", ["0", "0.0", "-2", "1e6000", "0.5"])
def test_the_power_of_zero_is_one_whatever_the_base(base):
    assert same(f"({base}) ** 0", "1")


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("[{x: [{y: 1}, {y: 2}]}, {x: [{y: 3}]}].x.y", "[[1, 2], [3]]"),
        ("[[{y: 1}], [{z: 2}], {y: 3}].y", "[[1], [null], 3]"),
        ('[[@"2020-01-01"], []].year', "[[2020], []]"),
        ("[[[1..2]]].start", "[[1]]"),
    ],
)
def test_a_path_reaches_into_lists_in_lists(path, values):
    assert same(path, values)


def test_a_path_into_lists_that_share_their_items_ends():
    shared: list[Any] = [{"y": None}]
    for _ in range(30):
        shared = [shared, shared]
    with pytest.raises(BudgetSpent):
        compile_expression("x.y").evaluate({"x": shared})


def test_a_path_into_lists_nested_too_deeply_ends():
    nested: list[Any] = [{"y": None}]
    for _ in range(200):
        nested = [nested]
    with pytest.raises(BudgetSpent):
        compile_expression("x.y").evaluate({"x": nested}, budget=Budget(depth=100))


@pytest.mark.parametrize("between", ['5 between 10 and "a"', '5 between "a" and 1', "5 between 10 and null"])
def test_between_is_false_if_one_end_alone_rules_it_out(between):
    assert evaluate(between).value is False


@pytest.mark.parametrize("between", ["5 between 1 and null", "5 between null and 9", "null between 1 and 9"])
def test_between_is_null_if_an_end_leaves_it_open(between):
    evaluation = evaluate(between)
    assert evaluation.value is None
    assert [warning.sentence for warning in evaluation.warnings] == ["null cannot be ordered against another value"]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 in [> 0, = 5]", True),
        ("1 in [> 5, < 0]", False),
        ("1 in [[2..3], >= 1]", True),
        ("before(< 5, > 5)", True),
        ("{adult: >= 18, answer: 17 in adult}.answer", False),
        ("includes(range: > 5, point: 6)", True),
    ],
)
def test_a_comparison_is_a_value_in_a_list_a_context_and_an_argument(expression, expected):
    assert evaluate(expression).value is expected
    tree = parse_expression(expression, Vocabulary())
    assert parse_expression(printed(tree), Vocabulary()) == tree


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        ("abs(?)", "5", True),
        ("abs(?)", "-5", False),
        ("[? - 1..? + 1]", "5", True),
        ("[? + 1, ? + 2]", "5", False),
        ("not(abs(?))", "-5", True),
        ("? > 4", "5", True),
        ("?", "false", False),
        ("? + 1", "null", None),
        ('["a"..string(?)]', "5", None),
    ],
)
def test_a_test_about_the_input_may_give_the_value_that_is_asked_for(test, value, expected):
    assert passes(test, value) is expected


def test_the_zone_of_a_time_may_be_a_small_z():
    assert same('@"23:00:50z"', '@"23:00:50+00:00"')
    assert evaluate('is(time("23:00:50z"), time("23:00:50+00:00"))').value is True
    assert evaluate('is(time("23:00:50z"), time("23:00:50"))').value is False


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("[-5..-1[", "[-5..-1)"),
        ("[1..2 + 3[", "[1..5)"),
        ("]1..2 * [5][1][", "(1..10)"),
        ("[[1..-2 + 4[, [3..4[]", "[[1..2), [3..4)]"),
        ("{a: [1, 5], r: [1..1 + a[2]]}.r", "[1..6]"),
        ("{a: [1, 5], r: [1..-a[1] + a[2][}.r", "[1..4)"),
    ],
)
def test_a_bracket_behind_a_calculated_end_closes_the_range(left, right):
    assert same(left, right)


def test_half_a_surrogate_pair_is_no_character_and_stays_as_it_is_written():
    assert evaluate(r'"\uD83D\uDC0E"').value == "\U0001f40e"
    assert evaluate(r'"\uD83D, \uDC0E"').value == r"\uD83D, \uDC0E"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("{l: [{i: 5}, {i: 6}], i: 2, r: l[i]}.r", "{i: 6}"),
        ('{l: [{i: "a"}, {i: "b"}], i: -1, r: l[i]}.r', '{i: "b"}'),
        ("{l: [{i: 5}, {i: 6}], i: 2, r: l[i = 5]}.r", "[{i: 5}]"),
        ("[3, 2, 1][item]", "[]"),
        ("{item: 2, r: [7, 8, 9][item]}.r", "8"),
        ("[true, false][item]", "[true]"),
        ("[{yes: false}, {yes: true}][yes]", "[{yes: true}]"),
        ("for l in [[3, 2, 1]], i in [1, 2] return l[i]", "[3, 2]"),
    ],
)
def test_a_position_is_not_looked_up_in_the_items(expression, expected):
    assert same(expression, expected)


@pytest.mark.parametrize(("root", "text"), [("4 ** 0.5", "2"), ("10000 ** 0.5", "100"), ("0.25 ** -0.5", "2")])
def test_an_exact_root_has_no_zeros_behind_it(root, text):
    assert evaluate(f"string({root})").value == text


def test_positions_in_positions_are_paid_for():
    entangled = "l[" * 40 + "item" + "]" * 40
    with pytest.raises(BudgetSpent):
        compile_expression(entangled).evaluate({"l": [evaluate("1").value], "item": evaluate("1").value})


@pytest.mark.parametrize(("cell", "value"), [('"a"', '"a"'), ("1", "1"), ("false", "false")])
def test_a_list_of_one_passes_where_its_item_does(cell, value):
    assert passes(cell, f"[{value}]") is True
    assert passes(cell, f"[{value}, {value}]") is False
