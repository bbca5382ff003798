"""Times of day, and the text of a time."""

from decimal import Decimal

import pytest
from hypothesis import given

from engine.feel.errors import NoValue
from engine.feel.temporal import Offset, Region, Time, make_time, parse_duration, parse_time
from engine.feel.temporal.durations import DaysTimeDuration
from tests.feel.temporal.strategies import times, zones


@given(times(zones))
def test_it_reads_what_it_writes(time: Time) -> None:
    assert parse_time(str(time)) == time


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("01:02:03", "01:02:03"), ("11:22:33.444", "11:22:33.444"), ("11:22:33.123456789", "11:22:33.123456789"),
        ("11:22:33.1234567899", "11:22:33.123456789"), ("11:22:33.500", "11:22:33.5"), ("23:59:00Z", "23:59:00Z"),
        ("13:20:00-05:00", "13:20:00-05:00"), ("11:22:33-00:00", "11:22:33Z"), ("11:22:33+00:00", "11:22:33Z"),
        ("11:22:33+18:00", "11:22:33+18:00"), ("11:59:45-02:45:55", "11:59:45-02:45:55"),
        ("00:01:00@Etc/UTC", "00:01:00@Etc/UTC"),
    ],
)  # fmt: skip
def test_it_writes_a_time_in_one_way(text: str, canonical: str) -> None:
    assert str(parse_time(text)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "", "23:59:60", "24:00:00", "24:00:01", "24:01:00", "25:00:00", "00:60:00", "00:00:61", "7:00:00", "07:1:00",
        "07:01:2", "13:20:00@xyz/abc", "13:20:00+19:00", "13:20:00-19:00", "13:20:00+5:00", "13:20:00+5", "10:30",
        "13:20:00+02:00@Europe/Paris", "7:20", "07:2", "11:30:00T", "2012T-12-2511:00:00Z", "102030", "10:30:00.",
        "10:30:00+02:60", "10:30:00+18:00:01", "10:30:00@", "10:30:00@Europe/Paris\n", "10:30:00,5",
    ],
)  # fmt: skip
def test_it_refuses_any_other_text(text: str) -> None:
    with pytest.raises(NoValue):
        parse_time(text)


@pytest.mark.parametrize(
    ("offset", "text"),
    [
        ("PT0H", "11:59:45Z"),
        ("PT2H", "11:59:45+02:00"),
        ("-PT2H1M0S", "11:59:45-02:01"),
        ("-PT2H45M55S", "11:59:45-02:45:55"),
    ],
)
def test_an_offset_may_be_given_as_a_duration(offset: str, text: str) -> None:
    duration = parse_duration(offset)
    assert isinstance(duration, DaysTimeDuration)
    assert str(make_time(11, 59, 45, duration)) == text


@pytest.mark.parametrize("offset", ["PT18H1S", "-P1D", "PT0.5S"])
def test_it_refuses_a_duration_that_is_no_offset(offset: str) -> None:
    duration = parse_duration(offset)
    assert isinstance(duration, DaysTimeDuration)
    with pytest.raises(NoValue, match="offset"):
        make_time(11, 59, 45, duration)


@pytest.mark.parametrize(
    ("hour", "minute", "second"),
    [(24, 59, 45), (-24, 59, 45), (23, 60, 45), (23, 59, 60), (23, 59, -1), (23, -1, 0), (1, 1, Decimal("1E+6000"))],
)
def test_it_refuses_parts_that_make_no_time(hour: int, minute: int, second: int | Decimal) -> None:
    with pytest.raises(NoValue):
        make_time(hour, minute, second)


def test_the_decimals_of_a_second_are_cut_off_after_the_ninth() -> None:
    assert str(make_time(12, 59, Decimal("59.99999999999999999999999999999999"))) == "12:59:59.999999999"
    assert str(make_time(12, 59, Decimal("1E-6143"))) == "12:59:00"


def test_a_time_in_a_region_has_the_offset_outside_of_summer_time() -> None:
    assert Time(12, 0, 0, 0, Region("Europe/Paris")).utc_offset == 3600
    assert Time(12, 0, 0, 0, Region("Australia/Melbourne")).utc_offset == 36_000
    assert Time(12, 0, 0, 0, Offset(7200)).utc_offset == 7200
    assert Time(12, 0, 0).utc_offset is None
