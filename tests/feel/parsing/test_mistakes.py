"""What a tired analyst reads who has mistyped something."""

import pytest

from engine.feel import FeelSyntaxError, Position, Vocabulary, compile_expression, compile_unary_tests
from tests.feel.reading import refusal

SENTENCES = {
    "1 +": "line 1, column 4: expected a value, found the end",
    "(1 + 2": "line 1, column 7: expected `)` to close `(`, found the end",
    "[1, 2": "line 1, column 6: expected `]` to close `[`, found the end",
    "{a: 1": "line 1, column 6: expected `,` or `}` after an entry, found the end",
    "f(1": "line 1, column 4: expected `,` or `)` after an argument, found the end",
    '"abc': 'line 1, column 1: this text has no closing `"`',
    "'abc'": "line 1, column 1: expected a value, found `'`; a text stands between two `\"`",
    "a = “b”": 'line 1, column 5: expected a value, found `“`; a text stands between two `"`',
    "a == 1": "line 1, column 4: expected a value, found `=`; one `=` asks whether two values are equal",
    "a => 1": "line 1, column 4: expected a value, found `>`; write `>=`",
    "a =< 1": "line 1, column 4: expected a value, found `<`; write `<=`",
    "a <> 1": "line 1, column 4: expected a value, found `>`; write `!=`",
    "a && b": "line 1, column 3: expected an operator or the end, found `&`; write `and`",
    "a || b": "line 1, column 3: expected an operator or the end, found `|`; write `or`",
    "!a": "line 1, column 1: expected a value, found `!`; write `not(…)`, with brackets",
    "not a": "line 1, column 5: expected an operator or the end, found `a`; write `not(…)`, with brackets",
    "a AND b": "line 1, column 3: expected an operator or the end, found `AND`; write `and`",
    "IF a THEN b": "line 1, column 4: expected an operator or the end, found `a`; "
    "FEEL's own words are written in small letters",
    "a is null": "line 1, column 3: expected an operator or the end, found `is`; "
    "write `=`, or `instance of` to ask for a type",
    'a contains "b"': "line 1, column 3: expected an operator or the end, found `contains`; "
    "write it before its brackets, as in `contains(text, part)`",
    "a ? b : c": "line 1, column 3: expected an operator or the end, found `?`; write `if … then … else …`",
    "1,5": "line 1, column 2: expected an operator or the end, found `,`; decimals follow a point, as in `1.5`",
    "10%": "line 1, column 3: expected an operator or the end, found `%`; write percentages as numbers, as in `0.1`",
    "a;": "line 1, column 2: expected an operator or the end, found `;`; an expression has no `;`",
    "1..5": "line 1, column 2: expected an operator or the end, found `.`; a range stands in brackets, as in `[1..5]`",
    "if a\nthen b": "line 2, column 7: expected `else` (every `if` needs one), found the end",
    "if a { b }": "line 1, column 6: expected `then` after the condition of `if`, found `{`",
    "for x in xs retrun x": "line 1, column 13: expected `return` in `for`, found `retrun`; "
    "`xs retrun x` is not known here",
    "some x in [1] satisfy x": "line 1, column 15: expected `satisfies` in `some`, found `satisfy`",
    "for in xs return 1": "line 1, column 5: expected a name for the items, found `in`",
    "x between 1 to 2": "line 1, column 13: expected `and` after the lower bound of `between`, found `to`",
    "x instance number": "line 1, column 12: expected `of` after `instance`, found `number`",
    "x instance of": "line 1, column 14: expected the name of a type, found the end",
    "f(1,, 2)": "line 1, column 5: expected a value, found `,`",
    "f(a: 1, 2)": "line 1, column 9: give names to all arguments or to none",
    "f(a: 1, a: 2)": "line 1, column 9: the argument `a` is given twice",
    "{a: 1, a: 2}": "line 1, column 8: `a` stands here twice",
    "{1: 2}": "line 1, column 2: expected the name of an entry and `:`, or `}`, found `1`",
    "[1..": "line 1, column 5: expected a value, found the end",
    "[..3]": "line 1, column 2: expected the lower end of the range (`null` leaves it open), found `.`; "
    "a range stands in brackets, as in `[1..5]`",
    "[1..5": "line 1, column 6: expected `]`, `)` or `[` to close the range, found the end",
    "@2026-03-01": 'line 1, column 2: expected a text such as `"2026-03-01"` after `@`, found `2026`',
    "a.": "line 1, column 3: expected a name after `.`, found the end",
    "function x": "line 1, column 10: expected `(` after `function`, found `x`",
    "": "line 1, column 1: expected a value, found the end",
    "then": "line 1, column 1: expected a value, found `then`",
}


@pytest.mark.parametrize(("text", "sentence"), SENTENCES.items())
def test_a_mistake_is_told_with_its_place_and_what_to_write(text, sentence):
    assert str(refusal(text)) == sentence


def test_a_misspelt_name_of_several_words_is_told_with_the_name_that_was_meant():
    sentence = str(refusal("risk skore > 14", "risk score", "age"))
    assert sentence.endswith("`risk skore` is not known here; did you mean `risk score`?")


def test_an_error_has_its_place_and_parts_for_programs():
    error = refusal("a and\n  (b or")
    assert (error.position, error.found, error.expected) == (Position(2, 8), "the end", "a value")


def test_an_unknown_type_is_told_with_its_place():
    with pytest.raises(FeelSyntaxError, match="line 1, column 15: there is no type `numbr`"):
        compile_expression("x instance of numbr")


def test_a_mistake_in_a_cell_is_told_too():
    with pytest.raises(FeelSyntaxError, match="line 1, column 4: expected a value, found the end"):
        compile_unary_tests(">= ", Vocabulary())


def test_a_long_piece_of_text_is_not_repeated_in_the_sentence():
    assert len(str(refusal("1 " + "x" * 10_000))) < 200
    assert len(str(refusal(f'1 "{"x" * 10_000}"'))) < 200


@pytest.mark.parametrize("text", ["((((" * 100, "[" * 100, "{a:" * 100, "-" * 100, "if " * 100, "f(" * 100])
def test_too_many_levels_are_refused_in_plain_words(text):
    assert "nested more than 64 levels deep" in str(refusal(text))


def test_a_text_that_is_too_long_is_refused():
    assert str(refusal(" " * 8_001)) == "line 1, column 1: an expression may have at most 8,000 characters"
