import inspect
import sys
from decimal import Decimal
from typing import Any

import pytest

from engine.feel import (
    FeelSyntaxError,
    Range,
    Run,
    Scope,
    Vocabulary,
    compile_expression,
    compile_unary_tests,
    evaluate,
    to_feel,
)
from engine.feel.types import NUMBER


def test_an_expression_is_compiled_once_and_kept():
    names = Vocabulary(["risk score"])
    assert compile_expression("risk score + 1", names) is compile_expression(
        "risk score + 1", Vocabulary(["risk score"])
    )
    assert compile_expression("x + 1") is not compile_expression("x + 2")
    assert compile_unary_tests("> 5") is compile_unary_tests("> 5")


def test_the_same_text_with_other_names_or_types_is_another_expression():
    with pytest.raises(FeelSyntaxError):
        compile_expression("risk score + 1")
    assert (
        compile_expression("risk score + 1", Vocabulary(["risk score"])).evaluate({"risk score": Decimal(1)}).value == 2
    )
    assert compile_expression("x instance of t", types={"t": NUMBER}).evaluate({"x": Decimal(1)}).value is True
    with pytest.raises(FeelSyntaxError):
        compile_expression("x instance of t")


def test_evaluating_finds_the_names_in_its_context_itself():
    assert evaluate("my person.first name", to_feel({"my person": {"first name": "Mari"}})).value == "Mari"


def test_the_context_is_not_changed():
    context = to_feel({"x": [3, 1, 2], "c": {"a": 1}})
    before = repr(context)
    evaluate('[sort(x), context put(c, "a", 2), append(x, 4), for i in x return partial, reverse(x), {x: 1}]', context)
    assert repr(context) == before


def test_a_scope_sees_the_scopes_around_it():
    run = Run()
    outer = Scope({"x": Decimal(1), "y": Decimal(2)}, None, run)
    assert compile_expression("x * 10 + y").run(Scope({"x": Decimal(5)}, outer, run)) == 52


def cell_says(text, value, **context):
    return compile_unary_tests(text).matches(Scope(to_feel(context), None, Run()), to_feel(value))


CELLS: dict[str, list[tuple[Any, bool | None]]] = {
    "-": [(1, True), (None, True), ("a", True)],
    "5": [(5, True), (6, False), (None, False)],
    '"high"': [("high", True), ("low", False), (None, False)],
    "null": [(None, True), (1, False)],
    "> 5": [(6, True), (5, False), (None, None), ("a", None)],
    "[1..5]": [(1, True), (5, True), (6, False), (None, None)],
    "]1..5[": [(1, False), (3, True), (5, False)],
    "1, 2, > 9": [(2, True), (10, True), (5, False)],
    "not(1, 2)": [(1, False), (3, True)],
    "not(> 5)": [(5, True), (6, False), (None, None)],
    "? > 5": [(6, True), (5, False), (None, None)],
    "? = 5 or ? = 7": [(7, True), (6, False)],
    'contains(?, "b")': [("abc", True), ("x", False)],
    "list contains([1, 2], ?)": [(2, True), (3, False)],
    "[1, 2]": [(1, True), (3, False), ([1, 2], True)],
    "x": [(5, True), (6, False)],
    "< x": [(4, True), (5, False)],
    "x + 1": [(6, True), (5, False)],
    "true": [(True, True), (False, False), (None, False)],
    "false": [(False, True), (True, False)],
    "not(true)": [(False, True), (True, False)],
    '@"P1D"': [("a", False)],
    "!= 5": [(6, True), (5, False)],
    "= 5": [(5, True), (6, False)],
    "every i in ? satisfies i > 0": [([1, 2], True), ([0], False)],
}


@pytest.mark.parametrize("text", CELLS)
def test_a_cell_says_whether_a_value_passes(text):
    for value, answer in CELLS[text]:
        assert cell_says(text, value, x=5) is answer, (text, value)


@pytest.mark.parametrize(
    ("expression", "value"),
    {
        "5 in (1, 5)": True,
        "5 in 5": True,
        "5 in [1, 5]": True,
        "5 in ([1..3], [4..6])": True,
        "5 in (< 3, > 4)": True,
        "5 in (!= 5)": False,
        "[1, 2] in [[1, 2], [3]]": True,
        "[1..2] in ([1..2])": True,
        "null in (1, null)": True,
        "null in < 5": None,
        '"b" in ["a".."c"]': True,
        '@"2026-03-01" in [@"2026-01-01"..@"2026-12-31"]': True,
        "5 in x": True,
        "1 in y": False,
        "5 in [9..1]": None,
        "1 in [null..5]": True,
        "1 in [5..null]": False,
    }.items(),
)
def test_in_asks_whether_a_value_is_among_others(expression, value):
    context = {"x": Range(Decimal(1), Decimal(9)), "y": [Range(Decimal(2), Decimal(9))]}
    assert evaluate(expression, context).value is value


@pytest.mark.parametrize(
    ("expression", "value"),
    {
        "{a: 1, b: {c: a + 1}}.b.c": 2,
        "[{a: 1}, {b: 2}, 3].a": [1, None, None],
        '@"2026-03-01".year': 2026,
        '@"P1Y2M".months': 2,
        '@"09:30:00".minute': 30,
        "[1..5).end included": False,
        "(< 5).end": 5,
        "null.a": None,
        "if null then 1 else 2": 2,
        'if "x" then 1 else 2': 2,
        "{}.a": None,
        "[[1, 2], [3]][1][2]": 2,
        "for x in 5 return x + 1": [6],
        'for x in "ab" return x': ["ab"],
        "for x in [[1], [2, 3]], y in x return y": [1, 2, 3],
        "for i in [5..3] return i": None,
    }.items(),
)
def test_paths_branches_and_loops_have_their_values(expression, value):
    assert evaluate(expression).value == value


@pytest.mark.parametrize("expression", ["[1, 2]", "[[1, 2]][1]", "{a: [1, 2]}.a", "if true then [1, 2] else []"])
def test_a_list_is_made_anew_each_time(expression):
    compiled = compile_expression(expression)
    compiled.evaluate({}).value.append("changed by the caller")
    assert compiled.evaluate({}).value == [1, 2]


def test_long_expressions_are_kept_too_but_fewer_of_them():
    long = " + ".join(["risk"] * 100)
    assert compile_expression(long) is compile_expression(long)
    assert compile_unary_tests(f"> {long}") is compile_unary_tests(f"> {long}")


@pytest.mark.parametrize("text", ["1" + "+1" * 190, "x" + "+x" * 190, "not(" * 20 + "true" + ")" * 20])
@pytest.mark.parametrize("compile_", [compile_expression, compile_unary_tests])
def test_a_caller_deep_in_its_own_calls_gets_a_refusal_and_no_recursion_error(compile_, text):
    def at(depth):
        return compile_(text) if depth == 0 else at(depth - 1)

    with pytest.raises(FeelSyntaxError, match="nested too deeply"):
        at(sys.getrecursionlimit() - len(inspect.stack()) - 60)
