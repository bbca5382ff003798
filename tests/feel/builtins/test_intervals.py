"""How points and ranges lie to one another: the conditions of the standard's table 78, word for word."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from engine.feel.ranges import Range
from engine.feel.temporal import parse_temporal as at
from tests.feel.builtins.calling import call, call_named, has_no_value, has_no_value_named

points = st.integers(1, 4).map(Decimal)


@st.composite
def ranges(draw):
    low, high = sorted([draw(points), draw(points)])
    range_ = Range(low, high, draw(st.booleans()), draw(st.booleans()))
    assume(low < high or (range_.low_included and range_.high_included))
    return range_


class Ends:
    """A range with the names that the standard's conditions use."""

    def __init__(self, range_):
        self.start, self.end = range_.low, range_.high
        self.start_included, self.end_included = range_.low_included, range_.high_included


POINT_RANGE = {
    "before": lambda p, r: p < r.start or (p == r.start and not r.start_included),
    "after": lambda p, r: p > r.end or (p == r.end and not r.end_included),
    "finishes": lambda p, r: r.end_included and r.end == p,
    "during": lambda p, r: (
        (r.start < p and r.end > p) or (r.start == p and r.start_included) or (r.end == p and r.end_included)
    ),
    "starts": lambda p, r: r.start == p and r.start_included,
}
RANGE_POINT = {
    "before": lambda r, p: r.end < p or (r.end == p and not r.end_included),
    "after": lambda r, p: r.start > p or (r.start == p and not r.start_included),
    "finished by": lambda r, p: r.end_included and r.end == p,
    "includes": lambda r, p: POINT_RANGE["during"](p, r),
    "started by": lambda r, p: r.start == p and r.start_included,
}
RANGES: dict[str, Callable[[Ends, Ends], bool]] = {
    "before": lambda a, b: a.end < b.start or ((not a.end_included or not b.start_included) and a.end == b.start),
    "after": lambda a, b: a.start > b.end or ((not a.start_included or not b.end_included) and a.start == b.end),
    "meets": lambda a, b: a.end_included and b.start_included and a.end == b.start,
    "met by": lambda a, b: a.start_included and b.end_included and a.start == b.end,
    "overlaps": lambda a, b: (
        (a.end > b.start or (a.end == b.start and a.end_included and b.start_included))
        and (a.start < b.end or (a.start == b.end and a.start_included and b.end_included))
    ),
    "overlaps before": lambda a, b: (
        (a.start < b.start or (a.start == b.start and a.start_included and not b.start_included))
        and (a.end > b.start or (a.end == b.start and a.end_included and b.start_included))
        and (a.end < b.end or (a.end == b.end and (not a.end_included or b.end_included)))
    ),
    "overlaps after": lambda a, b: RANGES["overlaps before"](b, a),
    "finishes": lambda a, b: (
        a.end_included == b.end_included
        and a.end == b.end
        and (a.start > b.start or (a.start == b.start and (not a.start_included or b.start_included)))
    ),
    "finished by": lambda a, b: RANGES["finishes"](b, a),
    "includes": lambda a, b: (
        (a.start < b.start or (a.start == b.start and (a.start_included or not b.start_included)))
        and (a.end > b.end or (a.end == b.end and (a.end_included or not b.end_included)))
    ),
    "during": lambda a, b: RANGES["includes"](b, a),
    "starts": lambda a, b: (
        a.start == b.start
        and a.start_included == b.start_included
        and (a.end < b.end or (a.end == b.end and (not a.end_included or b.end_included)))
    ),
    "started by": lambda a, b: RANGES["starts"](b, a),
    "coincides": lambda a, b: (
        a.start == b.start
        and a.start_included == b.start_included
        and a.end == b.end
        and a.end_included == b.end_included
    ),
}


@given(points, points)
def test_two_points(left, right):
    assert call("before", left, right) is (left < right)
    assert call("after", left, right) is (left > right)
    assert call("coincides", left, right) is (left == right)


@pytest.mark.parametrize("name", POINT_RANGE)
@given(point=points, range_=ranges())
def test_a_point_and_a_range(name, point, range_):
    expected = POINT_RANGE[name](point, Ends(range_))
    assert call(name, point, range_) is call_named(name, {"range": range_, "point": point}) is expected


@pytest.mark.parametrize("name", RANGE_POINT)
@given(range_=ranges(), point=points)
def test_a_range_and_a_point(name, range_, point):
    assert call(name, range_, point) is RANGE_POINT[name](Ends(range_), point)


@pytest.mark.parametrize("name", RANGES)
@given(first=ranges(), second=ranges())
@example(first=Range(Decimal(1), Decimal(3)), second=Range(Decimal(1), Decimal(3), False, True))
@example(first=Range(Decimal(1), Decimal(3)), second=Range(Decimal(3), Decimal(4)))
def test_two_ranges(name, first, second):
    expected = RANGES[name](Ends(first), Ends(second))
    assert call(name, first, second) is call_named(name, {"range1": first, "range2": second}) is expected


def test_a_range_without_an_end_reaches_all_values():
    up, down = Range(Decimal(2), None, True, False), Range(None, Decimal(5), False, True)
    assert call("includes", up, 10**9) is call("during", 2, up) is True
    assert call("before", 1, up) is call("after", 6, down) is True
    assert call("overlaps", up, down) is call("overlaps before", down, up) is True
    assert call("before", up, down) is call("meets", up, down) is call("finishes", 5, up) is False
    assert call("coincides", up, up) is True
    assert call("includes", Range.of_comparison(">=", Decimal(2)), 2) is True
    assert has_no_value("includes", Range.of_comparison("!=", Decimal(2)), 2)


@pytest.mark.parametrize(
    ("low", "point", "high"),
    [
        ("2020-01-01", "2020-06-01", "2020-12-31"),
        ("08:00:00", "12:00:00", "17:00:00"),
        ("2020-01-01T00:00:00Z", "2020-01-01T01:00:00+00:30", "2020-01-01T01:00:00Z"),
        ("P1D", "P2D", "P3D"),
        ("P1M", "P1Y", "P2Y"),
    ],
)
def test_every_ordered_kind_can_be_a_point(low, point, high):
    range_ = Range(at(low), at(high))
    assert call("includes", range_, at(point)) is call("before", at(low), at(point)) is True
    assert call("starts", at(low), range_) is call("finishes", at(high), range_) is True


def test_words_can_be_points():
    assert call("during", "b", Range("a", "c")) is True


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("before", [1, "a"]),
        ("before", [True, False]),
        ("before", [None, 1]),
        ("before", [1, Range("a", "b")]),
        ("before", [at("10:00:00"), at("10:00:00Z")]),
        ("meets", [1, Range(Decimal(1), Decimal(2))]),
        ("meets", [1, 2]),
        ("finishes", [Range(Decimal(1), Decimal(2)), 2]),
        ("includes", [1, Range(Decimal(1), Decimal(2))]),
        ("coincides", [1, Range(Decimal(1), Decimal(1))]),
        ("overlaps", [Range(Decimal(1), Decimal(2)), Range("a", "b")]),
        ("overlaps", [Range(Decimal(1), Decimal(2))]),
    ],
)
def test_what_cannot_be_compared_has_no_relation(name, arguments):
    assert has_no_value(name, *arguments)


def test_names_of_points_and_ranges_are_the_standards():
    assert call_named("before", {"point1": 1, "point2": 2}) is True
    assert has_no_value_named("before", {"point": 1, "point2": 2})
    assert has_no_value_named("overlaps", {"range": Range(Decimal(1), Decimal(2)), "range2": 1})
