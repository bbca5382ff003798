from decimal import Decimal

import pytest

from engine.feel import syntax
from tests.feel.reading import refusal, tree

NUMBERS = {
    "0": "0",
    "14": "14",
    "007": "7",
    ".5": "0.5",
    "1.50": "1.50",
    "1e3": "1E+3",
    "1.2E-3": "0.0012",
    ".5e+1": "5",
    "1234567890123456789012345678901234": "1234567890123456789012345678901234",
    "0.1234567890123456789012345678901234567": "0.1234567890123456789012345678901235",
}

STRINGS = {
    '""': "",
    '"tuko"': "tuko",
    r'"say \"yes\""': 'say "yes"',
    r'"it\'s"': "it's",
    r'"a\\b"': "a\\b",
    r'"a\nb\rc\td"': "a\nb\rc\td",
    '"a\nb"': "a\nb",
    r'"caf\u00e9"': "café",
    r'"\uD83D\uDCA9"': "\U0001f4a9",
    r'"\U01F40E"': "\U0001f40e",
    r'"\uD83D\uDCA9\uD83D\uDCA9"': "\U0001f4a9\U0001f4a9",
    '"🐎 horse"': "\U0001f40e horse",
    r'"\d+\s"': r"\d+\s",
    r'"\u12"': r"\u12",
    r'"\UFFFFFF"': r"\UFFFFFF",
    '"// no comment"': "// no comment",
    '"/* no comment */"': "/* no comment */",
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_a_number_is_read_with_its_digits(text, value):
    literal = tree(text)
    assert isinstance(literal, syntax.NumberLiteral)
    assert str(literal.value) == value


@pytest.mark.parametrize(("text", "value"), STRINGS.items())
def test_a_text_is_read_with_its_escapes_resolved(text, value):
    assert tree(text) == syntax.StringLiteral(value)


@pytest.mark.parametrize(("text", "node"), {"true": True, "false": False}.items())
def test_truths_are_read(text, node):
    assert tree(text) == syntax.BooleanLiteral(node)


def test_null_is_read():
    assert tree("null") == syntax.NullLiteral()


def test_a_literal_with_an_at_sign_is_read_as_its_text():
    assert tree('@"2026-03-01"') == syntax.AtLiteral("2026-03-01")


def test_words_that_begin_like_a_constant_are_names():
    assert [tree(text) for text in ("nullable", "trueish", "falsehood", "True", "NULL")] == [
        syntax.Name("nullable"),
        syntax.Name("trueish"),
        syntax.Name("falsehood"),
        syntax.Name("True"),
        syntax.Name("NULL"),
    ]


def test_a_number_too_large_for_feel_is_refused_where_it_stands():
    error = refusal("1 + 1e7000")
    assert str(error) == "line 1, column 5: this number is too large"


def test_a_number_may_have_a_sign_of_its_own():
    assert tree("-5") == syntax.Negation(syntax.NumberLiteral(Decimal(5)))


@pytest.mark.parametrize(
    "text", ["1 /* one */", "// one\n1", "/* one\ntwo */ 1 // three", "\u00a01\u2003", "\ufeff1", "1 // at the end"]
)
def test_comments_and_all_kinds_of_blanks_are_passed_over(text):
    assert tree(text) == syntax.NumberLiteral(Decimal(1))


def test_a_comment_may_stand_between_all_parts():
    assert tree("a/*1*/./*2*/b/*3*/[/*4*/1/*5*/]/*6*/(/*7*/)") == tree("a.b[1]()")


def test_offsets_tell_where_a_part_stands():
    node = tree("a +\n  bcd")
    assert isinstance(node, syntax.Arithmetic)
    assert (node.offset, node.end) == (0, 9)
    assert (node.right.offset, node.right.end) == (6, 9)
