import pytest

from engine.feel import syntax
from tests.feel.reading import cell, refusal, tree

BRACKETS = {
    "[1..5]": (True, True),
    "(1..5)": (False, False),
    "]1..5[": (False, False),
    "[1..5)": (True, False),
    "[1..5[": (True, False),
    "(1..5]": (False, True),
    "]1..5]": (False, True),
    "]1..5)": (False, False),
    "(1..5[": (False, False),
}


@pytest.mark.parametrize(("text", "included"), BRACKETS.items())
def test_brackets_say_whether_an_end_is_in_the_range(text, included):
    assert tree(text) == syntax.RangeExpression(tree("1"), tree("5"), *included)


@pytest.mark.parametrize("text", BRACKETS)
def test_a_range_in_any_brackets_may_follow_in(text):
    assert tree(f"x in {text}") == syntax.In(syntax.Name("x"), (tree(text),))
    assert tree(f"x in ({text}, 7)") == syntax.In(syntax.Name("x"), (tree(text), tree("7")))
    assert cell(text).tests == (tree(text),)


@pytest.mark.parametrize(
    ("text", "bracketed"),
    {
        "[a[1]..b[2]]": "[(a[1])..(b[2])]",
        "[a..b[": "[(a)..(b))",
        "[a..b[1][": "[(a)..(b[1]))",
        "[a..b[c[1]][": "[(a)..(b[c[1]]))",
        "[1..[2, 3][1]]": "[1..([2, 3][1])]",
        "[1..f(x)]": "[1..(f(x))]",
        "[1..a.b[": "[1..(a.b))",
        '[1..a["]"][': '[1..(a["]"]))',
        "[[1..2], [3..4]]": "[([1..2]), ([3..4])]",
        "[0, ]3..4[]": "[0, (]3..4[)]",
        "x in [1..2[ and y": "(x in [1..2)) and y",
        "x in ]1..2[ or y in [1..2[": "(x in (1..2)) or (y in [1..2))",
        "[1..2[ = [1..2)": "([1..2)) = ([1..2))",
        "[-1..-5]": "[(-1)..(-5)]",
        "[1+1..2*2]": "[(1 + 1)..(2 * 2)]",
        '[date("2026-01-01")..@"2026-12-31"]': '[(date("2026-01-01"))..(@"2026-12-31")]',
        "x in (1..2)": "x in ((1..2))",
        "x in (1)": "x in ((1))",
        "x in (y).z": "x in ((y).z)",
        "x in (y)[1]": "x in ((y)[1])",
        "x in (1) + 2": "x in ((1) + 2)",
        "x in (< 5)": "x in < 5",
        "x in (1, 2) and y": "(x in (1, 2)) and y",
        "x in ((1..2), (3))": "x in ((1..2), 3)",
        "x in ((< 5), > 7)": "x in (< 5, > 7)",
        "for x in [1..3[ return x": "for x in ([1..3)) return x",
        "for x in ]1..3] return x": "for x in ((1..3]) return x",
        "some x in [1..3[ satisfies x": "some x in ([1..3)) satisfies x",
        "if x in [1..3[ then 1 else 2": "if (x in [1..3)) then 1 else 2",
        "{a: [1..3[, b: 2}": "{a: ([1..3)), b: 2}",
        "f([1..3[, 2)": "f(([1..3)), 2)",
        "[1..5][1]": "([1..5])[1]",
        "(1..5).start": "((1..5)).start",
        "a[[1..5[ = b]": "a[([1..5)) = b]",
    }.items(),
)
def test_brackets_find_their_partners(text, bracketed):
    assert tree(text) == tree(bracketed)


def test_a_for_loop_may_count_without_brackets():
    assert tree("for i in 1..3 return i") == syntax.For(
        (syntax.Iteration("i", tree("1"), tree("3")),), syntax.Name("i")
    )
    assert tree("for i in -1..n + 1, j in [1..2] return i") == syntax.For(
        (syntax.Iteration("i", tree("-1"), tree("n + 1")), syntax.Iteration("j", tree("[1..2]"))), syntax.Name("i")
    )


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "=", "!="])
def test_a_comparison_in_brackets_is_a_range(sign):
    assert tree(f"({sign} 5)") == syntax.ComparisonRange(sign, tree("5"))
    assert tree(f"x in {sign} 5") == syntax.In(syntax.Name("x"), (tree(f"({sign} 5)"),))
    assert cell(f"{sign} 5 + 1").tests == (syntax.ComparisonRange(sign, tree("5 + 1")),)


@pytest.mark.parametrize("text", ["[1..5}", "[1..5", "]1", "(1..", "[1..2..3]", "[..]", "1..5", "[1 < 2..3 < 4]"])
def test_a_broken_range_is_refused(text):
    assert refusal(text).position.line == 1
