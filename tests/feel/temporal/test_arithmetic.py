"""Sums, differences, products and quotients."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.feel.errors import NoValue
from engine.feel.temporal import (
    Date,
    DateTime,
    DaysTimeDuration,
    Temporal,
    Time,
    absolute,
    add,
    divide,
    from_python,
    multiply,
    negate,
    parse_temporal,
    subtract,
    to_python,
)
from tests.feel.temporal.strategies import (
    REGIONS,
    dates,
    days_time_durations,
    instants,
    moments,
    near_dates,
    offsets,
    regions,
    times,
    zones,
)

at = parse_temporal


@pytest.mark.parametrize(
    ("left", "right", "total"),
    [
        ("2024-01-31", "P1M", "2024-02-29"), ("P1Y", "2024-02-29", "2025-02-28"), ("2024-02-28", "P2D", "2024-03-01"),
        ("2024-02-28", "PT47H", "2024-02-29"), ("2024-02-28", "-PT1S", "2024-02-27"),
        ("-PT1S", "2024-02-28", "2024-02-27"),
        ("2024-01-31T10:00:00Z", "P1M", "2024-02-29T10:00:00Z"), ("P1M", "2024-01-31T10:00:00", "2024-02-29T10:00:00"),
        ("2024-12-31T23:00:00+02:00", "PT2H", "2025-01-01T01:00:00+02:00"),
        ("PT2H", "2024-12-31T23:00:00", "2025-01-01T01:00:00"),
        ("23:30:00@Europe/Paris", "PT1H", "00:30:00@Europe/Paris"), ("-PT1H", "00:30:00", "23:30:00"),
        ("P1DT1H", "PT23H", "P2D"), ("P1Y", "P2M", "P1Y2M"), ("10:00:00", "P400D", "10:00:00"),
    ],
)  # fmt: skip
def test_it_adds(left: str, right: str, total: str) -> None:
    assert str(add(at(left), at(right))) == total


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        ("2024-03-01", "2024-02-01", "P29D"), ("2024-03-31", "P1M", "2024-02-29"), ("2024-03-01", "PT1H", "2024-02-29"),
        ("2024-03-31T01:00:00", "P1M", "2024-02-29T01:00:00"), ("01:00:00", "PT2H", "23:00:00"),
        ("P1Y", "P14M", "-P2M"),
        ("10:00:00", "12:30:00", "-PT2H30M"), ("10:00:00+02:00", "10:00:00Z", "-PT2H"), ("P1D", "PT25H", "-PT1H"),
        ("2016-12-24T23:59:00-08:00", "2015-12-24T00:00:01-01:00", "P367DT6H58M59S"),
        ("2024-03-02", "2024-03-01T12:00:00", "PT12H"), ("2024-03-02T02:00:00+02:00", "2024-03-02", "PT0S"),
        ("2024-03-01T00:00:00.5", "2024-03-01T00:00:00", "PT0.5S"),
        ("2026-03-29T04:00:00@Europe/Tallinn", "2026-03-29T02:00:00@Europe/Tallinn", "PT1H"),
    ],
)  # fmt: skip
def test_it_subtracts(left: str, right: str, difference: str) -> None:
    assert str(subtract(at(left), at(right))) == difference


def test_a_day_of_24_hours_is_added_on_the_time_line_where_summer_time_begins() -> None:
    noon = at("2026-03-28T12:00:00@Europe/Tallinn")
    assert str(add(noon, at("P1D"))) == "2026-03-29T13:00:00@Europe/Tallinn"
    assert str(add(noon, at("PT24H"))) == "2026-03-29T13:00:00@Europe/Tallinn"


def test_a_month_is_added_on_the_calendar_where_summer_time_begins() -> None:
    assert str(add(at("2026-02-28T12:00:00@Europe/Tallinn"), at("P2M"))) == "2026-04-28T12:00:00@Europe/Tallinn"


@given(moments, st.sampled_from(REGIONS), st.timedeltas(dt.timedelta(days=-500), dt.timedelta(days=500)))
def test_adding_days_and_time_in_a_region_agrees_with_python(moment: dt.datetime, key: str, step: dt.timedelta) -> None:
    assume(dt.datetime(3, 9, 1) < moment < dt.datetime(9996, 1, 1))  # noqa: DTZ001 - put in a zone below
    start = at(f"{from_python(moment)}@{key}")
    total = add(start, from_python(step))
    zone = to_python(start)
    assert isinstance(zone, dt.datetime)
    python = (zone.astimezone(dt.UTC) + step).astimezone(zone.tzinfo)
    assert to_python(total) == python.replace(fold=0)


@given(instants(near_dates, offsets), days_time_durations)
def test_what_was_added_can_be_subtracted(instant: DateTime, duration: DaysTimeDuration) -> None:
    total = add(instant, duration)
    assert subtract(total, instant) == duration
    assert subtract(total, duration) == instant


@given(instants(dates, regions), instants(dates, offsets))
def test_the_distance_of_two_instants_leads_from_one_to_the_other(first: DateTime, second: DateTime) -> None:
    there = add(second, subtract(first, second))
    assert isinstance(there, DateTime)
    assert there.epoch_nanoseconds() == first.epoch_nanoseconds()


@given(near_dates, near_dates)
def test_the_distance_of_two_dates_is_what_python_says(first: Date, second: Date) -> None:
    one, other = to_python(first), to_python(second)
    assert isinstance(one, dt.date)
    assert isinstance(other, dt.date)
    assert subtract(first, second) == from_python(one - other)
    assert add(second, subtract(first, second)) == first


@given(times(zones), days_time_durations)
def test_a_time_goes_round_the_clock(time: Time, duration: DaysTimeDuration) -> None:
    later = add(time, duration)
    assert isinstance(later, Time)
    assert (later.nanosecond_of_day - time.nanosecond_of_day - duration.nanoseconds) % (86_400 * 10**9) == 0
    assert subtract(later, duration) == time


@given(days_time_durations, st.decimals(-1000, 1000, allow_nan=False, allow_infinity=False))
def test_a_product_is_cut_off_towards_zero(duration: DaysTimeDuration, number: Decimal) -> None:
    assert multiply(duration, number) == multiply(number, duration)
    assert multiply(duration, number) == DaysTimeDuration(int(duration.nanoseconds * Fraction(number)))


@given(days_time_durations, st.decimals(1, 1000, places=6))
def test_a_quotient_is_cut_off_towards_zero(duration: DaysTimeDuration, number: Decimal) -> None:
    assert divide(duration, number) == DaysTimeDuration(int(duration.nanoseconds / Fraction(number)))


@pytest.mark.parametrize(
    ("text", "number", "product", "quotient"),
    [
        ("P1D", "2", "P2D", "PT12H"), ("PT1S", "-0.5", "-PT0.5S", "-PT2S"), ("P15M", "0.5", "P7M", "P2Y6M"),
        ("-P15M", "2", "-P2Y6M", "-P7M"), ("PT0S", "1E+6000", "PT0S", "PT0S"),
        ("PT1S", "1E-10", "PT0S", "P115740DT17H46M40S"),
    ],
)  # fmt: skip
def test_it_multiplies_and_divides_by_numbers(text: str, number: str, product: str, quotient: str) -> None:
    assert str(multiply(at(text), Decimal(number))) == product
    assert str(divide(at(text), Decimal(number))) == quotient


def test_a_duration_divided_by_one_of_its_kind_is_a_number() -> None:
    assert divide(at("P2D"), at("P1D")) == Decimal(2)
    assert divide(at("P1Y"), at("-P9M")) == Decimal("-1.333333333333333333333333333333333")


@pytest.mark.parametrize("text", ["P1D", "-P1D", "PT0S", "P1Y", "-P1Y"])
def test_a_duration_can_be_negated_and_has_an_absolute_value(text: str) -> None:
    duration = at(text)
    assert negate(negate(duration)) == duration
    assert add(duration, negate(duration)) == subtract(duration, duration)
    assert str(absolute(duration)) == text.removeprefix("-")


@pytest.mark.parametrize(
    ("operation", "left", "right", "sentence"),
    [
        (add, at("2024-01-01"), Decimal(1), "a date and a number cannot be added"),
        (add, at("2024-01-01"), at("2024-01-01"), "a date and a date cannot be added"),
        (add, at("10:00:00"), at("P1Y"), "a time and a years and months duration cannot be added"),
        (add, at("P1D"), at("P1Y"), "a days and time duration and a years and months duration cannot be added"),
        (add, at("P1D"), None, "a days and time duration and null cannot be added"),
        (subtract, at("P1D"), at("2024-01-01"), "a days and time duration and a date cannot be subtracted"),
        (subtract, at("10:00:00"), at("10:00:00Z"), "a time with a zone and a time without one cannot be subtracted"),
        (
            subtract, at("2024-01-01T10:00:00"), at("2024-01-01T10:00:00Z"),
            "a date and time with a zone and a date and time without one cannot be subtracted",
        ),
        (multiply, at("P1D"), at("P1D"), "a days and time duration and a days and time duration cannot be multiplied"),
        (multiply, at("P1D"), True, "a days and time duration and a boolean cannot be multiplied"),
        (divide, Decimal(1), at("P1D"), "a number and a days and time duration cannot be divided"),
        (divide, at("P1D"), at("P1Y"), "a days and time duration and a years and months duration cannot be divided"),
        (divide, at("P1D"), Decimal(0), "a duration cannot be divided by zero"),
        (divide, at("P1D"), at("PT0S"), "a duration cannot be divided by a duration of zero"),
        (multiply, at("P1D"), Decimal("1E+6000"), "that duration is too long"),
        (divide, at("P1Y"), Decimal("1E-6000"), "that duration is too long"),
        (multiply, at("P1Y"), Decimal("1E+12"), "that years and months duration is too long"),
        (add, at("P999999999999999D"), at("P2D"), "that days and time duration is too long"),
        (add, at("999999999-12-31"), at("P1D"), "that date is too far away"),
        (add, at("-999999999-01-01T00:00:00@Europe/Paris"), at("-P1D"), "that date is too far away"),
        (subtract, at("-999999999-01-01"), at("P1M"), "a year has at most nine digits"),
    ],
)  # fmt: skip
def test_it_says_why_there_is_no_result(operation: object, left: object, right: object, sentence: str) -> None:
    assert callable(operation)
    with pytest.raises(NoValue) as refusal:
        operation(left, right)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("text", ["2021-01-01", "2021-01-01T10:10:10", "10:10:10"])
def test_only_durations_have_a_sign(text: str) -> None:
    value: Temporal = at(text)
    with pytest.raises(NoValue, match="cannot be negated"):
        negate(value)
    with pytest.raises(NoValue, match="has no absolute value"):
        absolute(value)
