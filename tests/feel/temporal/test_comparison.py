"""Equality and order, as the conformance kit of the standard reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.errors import NoValue
from engine.feel.temporal import Temporal, before, kind, parse_temporal, same
from tests.feel.temporal.strategies import (
    dates,
    days_time_durations,
    instants,
    near_dates,
    offsets,
    regions,
    times,
    years_months_durations,
)

at = parse_temporal
zoned = st.one_of(offsets, regions)


def pairs(values: st.SearchStrategy[Temporal]) -> st.SearchStrategy[tuple[Temporal, Temporal]]:
    return st.tuples(values, values)


@given(
    st.one_of(
        pairs(dates), pairs(times(zoned)), pairs(times(st.none())), pairs(instants(dates, zoned)),
        pairs(instants(near_dates, st.none())), pairs(days_time_durations), pairs(years_months_durations),
    )
)  # fmt: skip
def test_exactly_one_of_before_same_and_after_holds(pair: tuple[Temporal, Temporal]) -> None:
    left, right = pair
    assert [before(left, right), same(left, right), before(right, left)].count(True) == 1
    assert same(left, left)
    assert not before(left, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("10:30:00.0000", "10:30:00"), ("10:30:00.0001", "10:30:00.0002"), ("10:30:00Z", "10:30:00+00:00"),
        ("10:30:00@Europe/Paris", "10:30:00@Europe/Paris"), ("10:30:00@Europe/Paris", "09:30:00Z"),
        ("2018-12-08T00:00:00.0001", "2018-12-08T00:00:00.0000"),
        ("2018-10-08T00:00:00+02:00", "2018-10-08T00:00:00@Europe/Paris"),
        ("2018-02-08T00:00:00+01:00", "2018-02-08T00:00:00@Europe/Paris"),
        ("2002-04-02T12:00:00@Australia/Melbourne", "2002-04-02T12:00:00@Australia/Sydney"),
        ("2018-12-08T00:00:00+00:00", "2018-12-08T00:00:00@Etc/UTC"),
        ("2002-04-02T12:00:00-01:00", "2002-04-02T17:00:00+04:00"),
        ("2002-04-02T23:00:00-04:00", "2002-04-03T02:00:00-01:00"),
        ("P1D", "PT24H"), ("P0D", "-P0D"), ("P1Y", "P12M"),
    ],
)  # fmt: skip
def test_two_texts_of_the_same_moment_are_the_same(left: str, right: str) -> None:
    assert same(at(left), at(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2018-12-07", "2018-12-08"), ("-0001-12-31", "0000-01-01"), ("2018-11-30", "2018-12-01"),
        ("10:30:00", "10:30:01"),
        ("2018-12-08T00:00:00@Asia/Dhaka", "2018-12-08T00:00:00@Europe/Paris"), ("P1D", "P2D"), ("-P1Y", "P1Y"),
        ("10:30:00+02:00", "10:30:00Z"), ("PT0.1S", "PT0.2S"), ("2018-12-31T23:00:00-01:00", "2019-01-01T00:00:01Z"),
    ],
)  # fmt: skip
def test_the_earlier_and_the_shorter_come_before(left: str, right: str) -> None:
    assert before(at(left), at(right))
    assert not before(at(right), at(left))
    assert not same(at(left), at(right))


@pytest.mark.parametrize("text", ["10:30:00", "2018-12-08T10:30:00"])
def test_with_and_without_a_zone_there_is_no_order_and_no_equality(text: str) -> None:
    assert not same(at(text), at(f"{text}Z"))
    with pytest.raises(NoValue, match="have no order"):
        before(at(text), at(f"{text}Z"))


@pytest.mark.parametrize("compare", [same, before])
@pytest.mark.parametrize(
    ("left", "right"), [("P1Y", "P365D"), ("2018-12-08", "2018-12-08T00:00:00"), ("10:30:00", "P1D")]
)
def test_values_of_two_kinds_are_not_compared(compare: object, left: str, right: str) -> None:
    assert callable(compare)
    with pytest.raises(NoValue, match="cannot be compared"):
        compare(at(left), at(right))


def test_every_kind_has_its_name() -> None:
    texts = ("2018-12-08", "10:30:00", "2018-12-08T10:30:00", "P1D", "P1Y")
    names = ["date", "time", "date and time", "days and time duration", "years and months duration"]
    assert [kind(at(text)) for text in texts] == names
