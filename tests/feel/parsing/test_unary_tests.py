import pytest

from engine.feel import FeelSyntaxError, syntax
from tests.feel.reading import cell, tree


def test_a_dash_stands_for_no_test():
    assert cell("-") == cell("  - ") == syntax.UnaryTests(())


def test_tests_are_joined_by_commas():
    assert cell('"high", "medium"').tests == (tree('"high"'), tree('"medium"'))
    assert cell("< 5, [7..9], 11").tests == (tree("(< 5)"), tree("[7..9]"), tree("11"))


def test_not_turns_all_tests_round():
    assert cell('not("high", < 5)') == syntax.UnaryTests((tree('"high"'), tree("(< 5)")), negated=True)
    assert cell("not(1)").negated


def test_not_with_more_behind_it_is_the_function():
    assert cell("not(a) and b") == syntax.UnaryTests((tree("not(a) and b"),))
    assert cell("not(a), b") == syntax.UnaryTests((tree("not(a)"), tree("b")))


def test_a_number_with_a_sign_is_a_test():
    assert cell("-5") == syntax.UnaryTests((tree("-5"),))
    assert cell("-x").tests == (tree("-x"),)


def test_a_question_mark_stands_for_the_value():
    assert cell("? > 5 and ? < 7").tests == (tree("? > 5 and ? < 7"),)
    assert cell("contains(?, x)").tests == (tree("contains(?, x)"),)


def test_names_of_several_words_are_found_in_a_cell():
    assert cell("risk score, > risk score", "risk score").tests == (
        syntax.Name("risk score"),
        syntax.ComparisonRange(">", syntax.Name("risk score")),
    )


@pytest.mark.parametrize("text", ["", "1,", ",1", "not(", "not()", "not(1", "1 2", "<", "- -", "not(-)", "1, -"])
def test_a_broken_cell_is_refused(text):
    with pytest.raises(FeelSyntaxError, match="line 1, column "):
        cell(text)
