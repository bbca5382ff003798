import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel import NoValue, Run, evaluate
from engine.feel.comparison import contains, equal, less, less_or_equal, same
from engine.feel.ranges import Range
from tests.feel.compiling.values import ORDERED, anything, listed, number, numbers, small, value

kinds = pytest.mark.parametrize("kind", ORDERED)
several = pytest.mark.parametrize("count", [3])


@kinds
@given(data=st.data())
def test_of_two_values_of_a_kind_one_is_less_or_they_are_equal(kind, data):
    a, b = data.draw(ORDERED[kind]), data.draw(ORDERED[kind])
    assert [value(f"a {sign} b", a=a, b=b) for sign in ("<", "=", ">")].count(True) == 1
    assert value("(a < b) = (b > a) and (a <= b) = not(a > b) and (a != b) = not(a = b)", a=a, b=b) is True
    assert value("(a <= b) = (a < b or a = b) and (a >= b) = (a > b or a = b)", a=a, b=b) is True


@kinds
@given(data=st.data())
def test_order_is_transitive(kind, data):
    run = Run()
    a, b, c = sorted([data.draw(ORDERED[kind]) for _ in range(3)], key=_Ordered)
    assert less_or_equal(run, a, b)
    assert less_or_equal(run, b, c)
    assert less_or_equal(run, a, c)


class _Ordered:
    def __init__(self, wrapped):
        self.wrapped = wrapped

    def __lt__(self, other):
        return less(self.wrapped, other.wrapped)


@kinds
@given(data=st.data())
def test_between_in_and_comparisons_agree(kind, data):
    low, x, high = (data.draw(ORDERED[kind]) for _ in range(3))
    context = {"x": x, "a": low, "b": high}
    assert value("(x between a and b) = (x >= a and x <= b)", **context) is True
    if not less(high, low):
        assert value("(x in [a..b]) = (x >= a and x <= b)", **context) is True
        assert value("(x in (a..b)) = (x > a and x < b)", **context) is True
        assert value("(x in ]a..b]) = (x > a and x <= b)", **context) is True
        assert value("(x in [a..b[) = (x >= a and x < b)", **context) is True
    assert value("(x in < a) = (x < a) and (x in (>= a)) = (x >= a)", **context) is True
    assert value("(x in (a, b)) = (x = a or x = b) and (x in (< a, > b)) = (x < a or x > b)", **context) is True


@given(anything, anything)
def test_equality_is_reflexive_and_symmetric(a, b):
    run = Run()
    assert equal(run, a, a)
    assert same(run, a, b) is same(run, b, a)
    assert value("a = a", a=a) is True


@given(anything, anything, anything)
def test_equality_is_transitive(a, b, c):
    run = Run()
    if same(run, a, b) and same(run, b, c):
        assert same(run, a, c)


@given(anything, anything)
def test_unequal_is_the_opposite_of_equal(a, b):
    equal_, unequal = value("a = b", a=a, b=b), value("a != b", a=a, b=b)
    assert (equal_, unequal) in [(True, False), (False, True), (None, None)]


DIFFERENT_KINDS = ('"1"', "true", "[1]", "{}", '@"2026-01-01"', '@"P1D"', '@"P1M"', "[1..2]", "abs")


@pytest.mark.parametrize("other", DIFFERENT_KINDS)
def test_values_of_different_kinds_are_neither_equal_nor_ordered(other):
    for sign in ("=", "!=", "<", "<=", ">", ">="):
        evaluation = evaluate(f"1 {sign} {other}")
        assert evaluation.value is None
        assert len(evaluation.warnings) == 1


@pytest.mark.parametrize("other", ["1", *DIFFERENT_KINDS])
def test_null_equals_nothing_but_null_and_has_no_order(other):
    assert value(f"null = {other}") is False
    assert value(f"{other} != null") is True
    assert value(f"null < {other}") is None
    assert value("null = null") is True
    assert value("null != null") is False


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        ("[1, 2]", "[1, 2]", True),
        ("[1, 2]", "[2, 1]", False),
        ("[1]", "[1, 2]", False),
        ("[]", "[]", True),
        ("[null]", "[null]", True),
        ("{a: 1, b: 2}", "{b: 2, a: 1}", True),
        ("{a: 1}", "{b: 1}", False),
        ("{a: {b: [1]}}", "{a: {b: [1]}}", True),
        ("[1..2]", "[1..2]", True),
        ("[1..2]", "[1..2)", False),
        ("(< 5)", "(< 5)", True),
        ("1.0", "1.00", True),
        ('"a"', '"A"', False),
        ('@"P1Y"', '@"P12M"', True),
        ('@"P1D"', '@"PT24H"', True),
        ('@"10:00:00Z"', '@"12:00:00+02:00"', True),
        ('@"2026-01-01T10:00:00Z"', '@"2026-01-01T12:00:00+02:00"', True),
        ('@"2026-01-01"', '@"2026-01-02"', False),
    ],
)
def test_composed_values_are_equal_part_by_part(left, right, result):
    assert value(f"{left} = {right}") is result


@given(small, small, small, st.booleans(), st.booleans())
def test_a_range_holds_what_lies_between_its_ends(low, high, x, low_in, high_in):
    text = f"{number(x)} in {'[' if low_in else '('}{number(low)}..{number(high)}{']' if high_in else ')'}"
    if low > high:
        assert value(text) is None
        return
    expected = (low <= x if low_in else low < x) and (x <= high if high_in else x < high)
    assert value(text) is expected


@given(small, small, st.booleans(), st.booleans())
def test_a_for_loop_over_a_range_meets_exactly_its_whole_numbers(low, high, low_in, high_in):
    text = f"{'[' if low_in else '('}{number(low)}..{number(high)}{']' if high_in else ')'}"
    if low > high:
        return
    members = [n for n in range(low, high + 1) if (low_in or n != low) and (high_in or n != high)]
    assert value(f"for i in {text} return i") == members
    assert value(f"every i in {text} satisfies i in {text}") is True


@given(numbers, numbers)
def test_a_range_without_an_end_goes_on_for_ever(a, x):
    run = Run()
    assert contains(run, Range(None, a), x) is (x <= a)
    assert contains(run, Range(a, None, low_included=False), x) is (x > a)


def test_a_range_with_its_ends_swapped_or_of_two_kinds_is_null():
    assert value("[2..1]") is None
    assert value('[1.."b"]') is None
    assert value("[null..null]") is None
    with pytest.raises(NoValue, match="a range needs at least one end"):
        contains(Run(), Range(None, None), 1)


@given(st.lists(small, max_size=8), small)
def test_in_a_list_is_membership(items, x):
    assert value(f"{number(x)} in {listed(items)}") is (x in items)
    assert value(f"list contains({listed(items)}, {number(x)})") is (x in items)
