"""Every example of the guide to FEEL gives what the guide says."""

import pytest

from engine.feel import Run, Scope, Vocabulary, compile_unary_tests, evaluate
from engine.feel.builtins import EXTENSIONS
from engine.feel.builtins.extensions import MOST_WORKING_DAYS
from engine.feel.parsing.scanner import MAX_LENGTH, MAX_NESTING
from engine.feel.run import STANDARD
from tests.docs.guides import blocks, code, rows, text_of
from webforms.cli.layout import written

GUIDE = "feel.md"
KNOWN = evaluate(blocks(GUIDE, "feel")[0]).value
EXAMPLES = [row for row in rows(GUIDE, "you write") if code(row[0])]


def warned(row):
    """The sentence of the warning that a row promises, if any."""
    return code(row[2]) if len(row) > 2 else None


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row[0])
def test_an_example_gives_what_the_guide_says(row):
    evaluation = evaluate(code(row[0]), KNOWN)
    assert written(evaluation.value) == code(row[1])
    if warned(row):
        assert evaluation.warnings[0].sentence == warned(row)


@pytest.mark.parametrize("row", rows(GUIDE, "the value"), ids=lambda row: row[1])
def test_a_cell_matches_as_the_guide_says(row):
    value, cell, matches = map(code, row)
    found = evaluate(value).value
    result = compile_unary_tests(cell, Vocabulary()).matches(Scope({"?": found}, None, Run()), found)
    assert written(result) == matches


def test_there_are_examples_of_everything():
    assert len(EXAMPLES) > 50
    assert len(rows(GUIDE, "the value")) == 7


def test_a_misspelt_name_is_answered_with_the_right_one():
    assert evaluate("gruop", KNOWN).warnings[0].sentence.endswith("did you mean `group`?")


def test_every_extension_is_shown():
    shown = text_of(GUIDE).partition("## Our extensions")[2].partition("## Limits")[0]
    assert [name for name in EXTENSIONS if f"`{name}(" not in shown] == []


def test_the_limits_are_the_real_ones():
    limits = {what: int(most.replace(",", "")) for what, most in rows(GUIDE, "what")}
    assert limits == {
        "characters in an expression": MAX_LENGTH,
        "brackets within brackets": MAX_NESTING,
        "steps of one evaluation": STANDARD.steps,
        "entries of a list": STANDARD.items,
        "characters of a text": STANDARD.text,
        "working days added at once": MOST_WORKING_DAYS,
    }
