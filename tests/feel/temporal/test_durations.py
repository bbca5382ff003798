"""Durations, and the text of a duration."""

import pytest
from hypothesis import given

from engine.feel.errors import NoValue
from engine.feel.temporal import DaysTimeDuration, YearsMonthsDuration, parse_duration
from tests.feel.temporal.strategies import days_time_durations, years_months_durations


@given(days_time_durations)
def test_it_reads_the_days_and_time_it_writes(duration: DaysTimeDuration) -> None:
    assert parse_duration(str(duration)) == duration


@given(years_months_durations)
def test_it_reads_the_years_and_months_it_writes(duration: YearsMonthsDuration) -> None:
    assert parse_duration(str(duration)) == duration


@given(days_time_durations)
def test_the_parts_make_the_whole(duration: DaysTimeDuration) -> None:
    days, hours, minutes, seconds, nanoseconds = duration.parts()
    assert abs(hours) < 24
    assert abs(minutes) < 60
    assert abs(seconds) < 60
    whole = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    assert whole * 10**9 + nanoseconds == duration.nanoseconds


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("P1D", "P1D"), ("PT0.999S", "PT0.999S"), ("P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"),
        ("PT0.000S", "PT0S"),
        ("PT0.S", "PT0S"), ("PT0M", "PT0S"), ("P0D", "PT0S"), ("-P0D", "PT0S"), ("-PT1H2M", "-PT1H2M"),
        ("PT1000M0.999999999S", "PT16H40M0.999999999S"), ("PT24H", "P1D"), ("P2DT274M", "P2DT4H34M"),
        ("P1Y2M", "P1Y2M"), ("P0Y", "P0M"), ("P1Y27M", "P3Y3M"), ("-P100M", "-P8Y4M"), ("P999999999M", "P83333333Y3M"),
        ("-P99999999Y", "-P99999999Y"), ("PT0.0000000019S", "PT0.000000001S"),
    ],
)  # fmt: skip
def test_it_writes_a_duration_in_one_way(text: str, canonical: str) -> None:
    assert str(parse_duration(text)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "", "P", "P0", "1Y", "1D", "P1H", "P1S", "PT", "P1DT", "P1Y1D", "P1YT1H", "P1W", "P1.5D", "PT.5S", "P-1D",
        "+P1D", "p1d", "PT1S1M", "2012T-12-2511:00:00Z", "P1D ", "P1D\n", "-", "-P", "PT1H1", "P٣D",
        "P9999999999999999999D", "P999999999999999999D", "P999999999999999999Y", "P" + "9" * 1_000_000 + "D",
    ],
)  # fmt: skip
def test_it_refuses_any_other_text(text: str) -> None:
    with pytest.raises(NoValue) as refusal:
        parse_duration(text)
    assert len(str(refusal.value)) < 120
