import pytest
from hypothesis import given

from engine.feel import FeelError, Position, Run, Scope, printed, syntax
from engine.feel.analysis import folded, free_variables, functions_used
from engine.feel.compiling import compiled
from engine.feel.python_values import to_json
from engine.feel.types import NUMBER, STRING
from tests.feel.reading import cell, tree
from tests.feel.strategies import trees

FREE = {
    "1 + 2": [],
    "x + y + x": ["x", "y", "x"],
    "risk score > 3": ["risk score"],
    "for x in xs return x * factor": ["xs", "factor"],
    "for x in x return x": ["x"],
    "for x in xs, y in x.ys return x + y": ["xs"],
    "for x in xs return partial[-1]": ["xs"],
    "partial": ["partial"],
    "some x in xs satisfies x > y": ["xs", "y"],
    "some x in xs satisfies partial": ["xs", "partial"],
    "{a: 1, b: a + c}": ["c"],
    "{b: a, a: 1}": ["a"],
    "{a: 1}.a + a": ["a"],
    "function(x, y) x + y + z": ["z"],
    "(function(x) x)(x)": ["x"],
    "x[item > y]": ["x", "y"],
    "item": ["item"],
    "x.item": ["x"],
    "count(x)": ["x"],
    "count": [],
    "my function(x)": ["my function", "x"],
    "x in (? , > y)": ["x", "y"],
    "x instance of number": ["x"],
    "[a..b]": ["a", "b"],
    "if a then b else c": ["a", "b", "c"],
    "a between b and c": ["a", "b", "c"],
    "f(a: b)": ["f", "b"],
    "{a: a}": ["a"],
    "{f: function(n) f(n - 1)}": [],
    "{f: function(n) g(n) + h(n), g: function(n) f(n)}": ["h"],
    "for f in fs return f(1)": ["fs"],
}


@pytest.mark.parametrize(("text", "names"), FREE.items())
def test_it_finds_the_names_that_an_expression_takes_from_outside(text, names):
    assert [usage.name for usage in free_variables(tree(text, "risk score", "my function"))] == names


def test_it_tells_where_a_name_stands_and_how_it_is_used():
    text = "count(rows[score >\n  limit]) + rate(x)"
    usages = {usage.name: usage for usage in free_variables(tree(text))}
    assert {name: usage.position(text) for name, usage in usages.items()} == {
        "rows": Position(1, 7),
        "score": Position(1, 12),
        "limit": Position(2, 3),
        "rate": Position(2, 13),
        "x": Position(2, 18),
    }
    assert {name for name, usage in usages.items() if usage.in_filter} == {"score", "limit"}
    assert {name for name, usage in usages.items() if usage.called} == {"rate"}
    assert all(text[usage.offset : usage.end] == name for name, usage in usages.items())


def test_it_finds_the_names_in_a_cell():
    assert [usage.name for usage in free_variables(cell("> limit, ? + x"))] == ["limit", "x"]


def test_it_tells_which_functions_are_called_by_name():
    text = "count(x) + f(sum([1])) + (function(y) abs(y))(1) + x.g(1)"
    assert functions_used(tree(text)) == {"count", "f", "sum", "abs"}


FOLDED = {
    "x > 7 * 2": "x > 14",
    "1 + 2 + x": "3 + x",
    "x + 1 + 2": "x + 1 + 2",
    '"a" + "b"': '"ab"',
    "2 > 1 and x": "true and x",
    "-(3)": "-3",
    "3 - 5": "-2",
    "[1 + 1, x]": "[2, x]",
    "{a: 1 + 1}": "{a: 2}",
    "for i in [1, 2] return i + (2 * 3)": "for i in [1, 2] return i + 6",
    "x in (1 + 1, < 2 * 2)": "x in (2, < 4)",
    'date("2026-01-01")': 'date("2026-01-01")',
    "1 / 0": "1 / 0",
    "now()": "now()",
    "if 1 = 1 then 2 + 2 else x": "if true then 4 else x",
    "1.2345678901234567890123456789012345 * -1": "-1.234567890123456789012345678901234",
}


@pytest.mark.parametrize(("text", "short"), FOLDED.items())
def test_what_is_always_the_same_is_written_as_its_value(text, short):
    assert printed(folded(tree(text))) == short


def outcome(node: syntax.Node):
    run = Run()
    try:
        value = compiled(node, "", TYPES)(Scope({}, None, run))
    except FeelError as error:
        return type(error)
    try:
        return to_json(value)
    except FeelError as error:
        return type(error)


TYPES = {"tRisk": NUMBER, "tRisk.tScore": STRING}


@given(trees)
def test_folding_changes_no_value(node):
    assert outcome(folded(node)) == outcome(node)
