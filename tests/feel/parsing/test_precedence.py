import pytest

from engine.feel import syntax
from tests.feel.reading import tree

SAME = {
    "1 + 2 * 3": "1 + (2 * 3)",
    "1 * 2 + 3": "(1 * 2) + 3",
    "1 - 2 - 3": "(1 - 2) - 3",
    "8 / 4 / 2": "(8 / 4) / 2",
    "2 ** 3 ** 2": "(2 ** 3) ** 2",
    "2 * 3 ** 2": "2 * (3 ** 2)",
    "-2 ** 2": "(-2) ** 2",
    "2 ** -2": "2 ** (-2)",
    "- -2": "-(-2)",
    "-a.b": "-(a.b)",
    "-a[1]": "-(a[1])",
    "-f(1)": "-(f(1))",
    "1 + 2 < 3 + 4": "(1 + 2) < (3 + 4)",
    "a = b = c": "(a = b) = c",
    "a < b = c": "(a < b) = c",
    "a and b or c and d": "(a and b) or (c and d)",
    "a or b and c or d": "a or (b and c) or d",
    "a = 1 and b = 2": "(a = 1) and (b = 2)",
    "a between 1 and 2 and b": "(a between 1 and 2) and b",
    "a between 1 and 2 or b": "(a between 1 and 2) or b",
    "a + 1 between b + 1 and c + 1": "(a + 1) between (b + 1) and (c + 1)",
    "a in [1..2] and b": "(a in [1..2]) and b",
    "a in 1 + 2": "a in (1 + 2)",
    "a + 1 in b": "(a + 1) in b",
    "a in (b) and c": "(a in (b)) and c",
    "a instance of number and b": "(a instance of number) and b",
    "a + b instance of number": "(a + b) instance of number",
    "not(a) and b": "(not(a)) and b",
    "if a then b else c + 1": "if a then b else (c + 1)",
    "if a then b else c or d": "if a then b else (c or d)",
    "if a then if b then c else d else e": "if a then (if b then c else d) else e",
    "for x in xs return x + 1": "for x in xs return (x + 1)",
    "for x in xs return x in ys": "for x in xs return (x in ys)",
    "some x in xs satisfies x > 1 and y": "some x in xs satisfies (x > 1 and y)",
    "function(x) x + 1": "function(x) (x + 1)",
    "1 + if a then b else c": "1 + (if a then b else c)",
    "a.b.c": "(a.b).c",
    "a[1][2]": "(a[1])[2]",
    "a.b[1].c": "((a.b)[1]).c",
    "f(1)(2)": "(f(1))(2)",
    "a[b > 1 and c]": "a[(b > 1) and c]",
    "[1, 2][1]": "([1, 2])[1]",
    "{a: 1}.a": "({a: 1}).a",
    '"a" + "b"': '("a") + ("b")',
    "(((1)))": "1",
    "[1 + 1..2 * 3]": "[(1 + 1)..(2 * 3)]",
    "a - -b": "a - (-b)",
    "a--b": "a - (-b)",
    "a*-b": "a * (-b)",
    "a<-b": "a < (-b)",
}


@pytest.mark.parametrize(("text", "bracketed"), SAME.items())
def test_operators_bind_as_the_standard_says(text, bracketed):
    assert tree(text) == tree(bracketed)


DIFFERENT = {
    "(1 + 2) * 3": "1 + 2 * 3",
    "a and (b or c)": "a and b or c",
    "(a or b) and c": "a or b and c",
    "-(2 ** 2)": "-2 ** 2",
    "a - (b - c)": "a - b - c",
    "(if a then b else c) + 1": "if a then b else c + 1",
    "(-a).b": "-a.b",
    "(a and b) and c": "a and b and c",
}


@pytest.mark.parametrize(("text", "other"), DIFFERENT.items())
def test_brackets_count_where_they_change_the_meaning(text, other):
    assert tree(text) != tree(other)


def test_a_chain_of_and_is_one_conjunction():
    conjunction = tree("a and b and c")
    assert isinstance(conjunction, syntax.Conjunction)
    assert conjunction.operands == (syntax.Name("a"), syntax.Name("b"), syntax.Name("c"))


def test_blanks_do_not_matter_between_signs():
    assert tree("1+2*3<=4") == tree(" 1 + 2 * 3 <= 4 ")
    assert tree("a\n=\n1") == tree("a=1")
