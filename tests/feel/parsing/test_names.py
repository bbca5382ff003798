from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel import evaluate, syntax
from tests.feel.reading import refusal, tree

NAMES = {
    ("risk score", "risk score"): "risk score",
    ("risk  \n score", "risk score"): "risk score",
    ("Date-Time", "Date-Time"): "Date-Time",
    ("a - b", "a-b"): "a-b",
    ("a-b", "a - b"): "a - b",
    ("person's age", "person's age"): "person's age",
    ("person’s age", "person’s age"): "person’s age",
    ("and/or", "and/or"): "and/or",
    ("a.b", "a.b"): "a.b",
    ("profit and loss", "profit and loss"): "profit and loss",
    ("in case", "in case"): "in case",
    ("if needed", "if needed"): "if needed",
    ("number of 5", "number of 5"): "number of 5",
    ("C++", "C++"): "C++",
    ("ööpäev", ""): "ööpäev",
    ("🐎", ""): "🐎",
    ("𐍈𐍉", ""): "𐍈𐍉",
    ("?", ""): "?",
    ("_x1", ""): "_x1",
    ("名前", ""): "名前",
}


@pytest.mark.parametrize(("text_and_known", "name"), NAMES.items())
def test_a_name_is_read_whole_if_it_is_known(text_and_known, name):
    text, known_name = text_and_known
    assert tree(text, *filter(None, [known_name])) == syntax.Name(name)


def test_the_longest_known_name_wins():
    assert tree("a b c", "a b", "a b c") == syntax.Name("a b c")
    assert tree("a b - 1", "a b", "a b c") == tree("x - 1".replace("x", "a b"), "a b")
    assert tree("a-b", "a-b") == syntax.Name("a-b")
    assert tree("a-b") == tree("(a)-(b)")


def test_a_name_ends_at_a_word_boundary():
    assert tree("risk scores", "risk scores", "risk score") == syntax.Name("risk scores")
    assert "found `scores`" in str(refusal("risk scores", "risk score"))


def test_an_entry_of_several_words_is_found_behind_a_point():
    assert tree("p.first name", "first name") == syntax.Path(syntax.Name("p"), "first name")


def test_functions_with_names_of_several_words_need_no_announcement():
    assert tree("string length(x)") == syntax.Invocation(syntax.Name("string length"), (syntax.Name("x"),))
    assert tree("r.start included") == syntax.Path(syntax.Name("r"), "start included")


@pytest.mark.parametrize(
    ("text", "value"),
    {
        "for a b in [1, 2] return a b * 2": [2, 4],
        "for a in [1], a b in [2] return a b": [2],
        "for a-b in [5, 6] return a-b": [5, 6],
        "some a b in [1, 2] satisfies a b > 1": True,
        "every a b in [1, 2] satisfies a b > 1": False,
        "(function(a b) a b + 1)(2)": 3,
        "(function(a b, c: number) a b + c)(2, 3)": 5,
        "{a b: 1, c: a b + 1}.c": 2,
        '{"a b": 1, c: a b + 1}.c': 2,
        "{a b: 1}.a b": 1,
        "{a+b: 1, c: a+b + 1}.c": 2,
        "{f g: function(x y) x y + 1, h: f g(x y: 4)}.h": 5,
        "[{a b: 1}, {a b: 2}][a b = 2].a b": [2],
    }.items(),
)
def test_names_of_several_words_may_be_made_on_the_spot(text, value):
    assert evaluate(text).value == value


def test_a_name_made_on_the_spot_is_known_inside_alone():
    assert "found `b`" in str(refusal("(for a b in [1] return 1) + a b"))


@given(
    st.lists(st.text("abcåßЖ名🐎x_?", min_size=1, max_size=5), min_size=1, max_size=4),
    st.lists(st.sampled_from([" ", "-", "+", "*", "/", "'", ".", " - "]), min_size=3, max_size=3),
)
def test_any_known_name_is_found_inside_an_expression(words, joints):
    name = words[0] + "".join(joint + word for joint, word in zip(joints, words[1:], strict=False))
    normal = " ".join(name.split())
    found = tree(f"1 + ({name}) * 2", name)
    assert found == syntax.Arithmetic("+", tree("1"), syntax.Arithmetic("*", syntax.Name(normal), tree("2")))
    assert evaluate(f"{name} = 1", {normal: Decimal(1)}).value is True
