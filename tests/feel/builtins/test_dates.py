"""Functions on dates, the present moment, and sameness."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from engine import clock
from engine.feel.ranges import Range
from engine.feel.run import Run
from engine.feel.temporal import parse_temporal as at
from tests.feel.builtins.calling import call, call_named, feel, has_no_value, has_no_value_named


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        ("day of year", "2019-09-17", 260),
        ("day of year", "2024-12-31T10:10:10", 366),
        ("day of week", "2019-09-17", "Tuesday"),
        ("day of week", "2021-01-17T10:10:10Z", "Sunday"),
        ("month of year", "2019-09-17", "September"),
        ("month of year", "2021-12-01", "December"),
        ("week of year", "2019-09-17", 38),
        ("week of year", "2003-12-29", 1),
        ("week of year", "2010-01-01", 53),
    ],
)
def test_the_place_of_a_day_in_its_year(name, date, expected):
    assert call(name, at(date)) == call_named(name, {"date": at(date)}) == expected


@pytest.mark.parametrize("name", ["day of year", "day of week", "month of year", "week of year"])
def test_only_days_have_a_place_in_a_year(name):
    assert has_no_value(name, "2019-09-17")
    assert has_no_value(name, at("10:00:00"))
    assert has_no_value(name, at("2019-09-17"), at("2019-09-17"))
    assert has_no_value_named(name, {"value": at("2019-09-17")})


def test_now_is_the_moment_of_the_evaluation_where_it_is_spoken_of():
    with clock.at(datetime(2026, 3, 1, 22, 30, tzinfo=UTC), "Europe/Tallinn"):
        run = Run()
        assert call("now", run=run) == at("2026-03-02T00:30:00@Europe/Tallinn")
        assert call("today", run=run) == at("2026-03-02")
    assert call("now", run=run) == at("2026-03-02T00:30:00@Europe/Tallinn")


@pytest.mark.parametrize(
    ("value1", "value2", "same"),
    [
        (None, None, True),
        (None, 1, False),
        (1, Decimal("1.0"), True),
        (1, True, False),
        (0, False, False),
        ("a", "a", True),
        ("a", "A", False),
        (at("2012-12-25"), at("23:00:50"), False),
        (at("2012-12-25"), at("2012-12-25"), True),
        (at("2012-12-25"), at("2012-12-25T00:00:00"), False),
        (at("23:00:50Z"), at("23:00:50"), False),
        (at("23:00:50Z"), at("23:00:50+00:00"), True),
        (at("23:00:50Z"), at("23:00:50@Etc/UTC"), False),
        (at("10:00:00Z"), at("11:00:00+01:00"), False),
        (at("10:00:00.1"), at("10:00:00.2"), False),
        (at("P1Y"), at("P12M"), True),
        (at("P0Y"), at("P0D"), False),
        ([1, [2]], [1, [2]], True),
        ([1], [True], False),
        ([1], [1, 2], False),
        ([1], 1, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": 1}, {"b": 1}, False),
        ({"a": [None]}, {"a": [0]}, False),
        (Range(Decimal(1), Decimal(2)), Range(Decimal(1), Decimal(2)), True),
        (Range(Decimal(1), Decimal(2)), Range(Decimal(1), Decimal(2), False), False),
    ],
)
def test_sameness_goes_into_every_part(value1, value2, same):
    assert call("is", value1, value2) is call("is", value2, value1) is same
    assert call_named("is", {"value1": value1, "value2": value2}) is same
    assert call("is", feel([value1]), feel([value1])) is True


def test_sameness_is_between_two():
    assert has_no_value("is", 1)
    assert has_no_value("is", 1, 1, 1)
