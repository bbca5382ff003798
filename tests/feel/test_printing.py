import pytest
from hypothesis import given

from engine.feel import printed
from engine.feel.printing import quoted
from engine.feel.syntax import StringLiteral
from tests.feel.reading import cell, tree
from tests.feel.strategies import KNOWN_NAMES, cells, trees

NAMES = (*KNOWN_NAMES, "a b")


@given(trees)
def test_what_is_printed_is_read_as_the_same_tree(node):
    assert tree(printed(node), *NAMES) == node


@given(cells())
def test_a_printed_cell_is_read_as_the_same_cell(node):
    assert cell(printed(node), *NAMES) == node


@given(trees)
def test_printing_what_was_read_changes_nothing_more(node):
    text = printed(node)
    assert printed(tree(text, *NAMES)) == text


TIDY = {
    "(1+2)*3": "(1 + 2) * 3",
    "((1))": "1",
    "x  in  ( 1 )": "x in (1)",
    "not( x )": "not(x)",
    "{a:1,'b':2}".replace("'", '"'): "{a: 1, b: 2}",
    "]1..2[": "(1..2)",
    "if(a)then(b)else(c)": "if a then b else c",
    "(if a then b else c).d": "(if a then b else c).d",
    "a - (b - c)": "a - (b - c)",
    "(a - b) - c": "a - b - c",
    "-(-x)": "--x",
    "(-x) ** 2": "-x ** 2",
    "-(x ** 2)": "-(x ** 2)",
    '"\\u0041\\n"': '"A\\n"',
}


@pytest.mark.parametrize(("text", "tidy"), TIDY.items())
def test_it_prints_only_the_brackets_that_are_needed(text, tidy):
    assert printed(tree(text)) == tidy


@pytest.mark.parametrize("text", ["", '"', "\\", '\\"', "\n\r\t", "é", "\\u0041", "🐎"])
def test_a_quoted_text_is_read_as_that_text(text):
    assert tree(quoted(text)) == StringLiteral(text)
