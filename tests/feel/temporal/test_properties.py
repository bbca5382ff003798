"""What follows the dot after a value."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from engine.feel.temporal import PROPERTIES, DaysTimeDuration, parse_duration, parse_temporal
from tests.feel.temporal.strategies import days_time_durations


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("2018-12-10", "year", 2018), ("2018-12-10", "month", 12), ("2018-12-10", "day", 10),
        ("2018-12-10", "weekday", 1),
        ("2018-12-09T10:30:01", "weekday", 7), ("2018-12-10T10:30:01", "hour", 10),
        ("2018-12-10T10:30:01.5", "second", 1), ("10:30:01", "minute", 30), ("10:30:01.9", "second", 1),
        ("-P1Y2M", "years", -1), ("-P1Y2M", "months", -2), ("P2M", "years", 0), ("PT26H", "days", 1),
        ("PT26H", "hours", 2),
        ("-PT90S", "minutes", -1), ("-PT90S", "seconds", -30),
    ],
)  # fmt: skip
def test_a_part_is_a_number(text: str, name: str, value: int) -> None:
    subject = parse_temporal(text)
    found = PROPERTIES[type(subject)][name](subject)
    assert isinstance(found, Decimal)
    assert str(found) == str(value)


@pytest.mark.parametrize(
    ("text", "offset", "region"),
    [
        ("2018-12-10T10:30:00+05:00", "PT5H", None), ("2018-12-10T10:30:00", None, None),
        ("10:30:00-05:00", "-PT5H", None),
        ("2018-07-10T10:30:00@Europe/Paris", "PT2H", "Europe/Paris"),
        ("2018-12-10T10:30:00@Etc/UTC", "PT0S", "Etc/UTC"),
        ("10:30:00", None, None), ("10:30:00@Europe/Paris", "PT1H", "Europe/Paris"),
    ],
)  # fmt: skip
def test_a_zone_shows_as_offset_and_region(text: str, offset: str | None, region: str | None) -> None:
    subject = parse_temporal(text)
    properties = PROPERTIES[type(subject)]
    assert properties["time offset"](subject) == (parse_duration(offset) if offset else None)
    assert properties["timezone"](subject) == region


@given(days_time_durations)
def test_the_seconds_of_a_duration_have_their_fraction_and_sign(duration: DaysTimeDuration) -> None:
    nanoseconds = Fraction(0)
    for name, unit in (("days", 86_400), ("hours", 3600), ("minutes", 60), ("seconds", 1)):
        part = PROPERTIES[DaysTimeDuration][name](duration)
        assert isinstance(part, Decimal)
        nanoseconds += Fraction(part) * unit * 10**9
    assert nanoseconds == duration.nanoseconds


def test_the_seconds_have_no_needless_zeros() -> None:
    assert str(PROPERTIES[DaysTimeDuration]["seconds"](parse_duration("-PT0.50S"))) == "-0.5"
