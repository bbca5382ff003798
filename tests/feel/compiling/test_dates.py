"""Dates through FEEL text, against Python's own."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.feel.compiling.values import value

days = st.dates(dt.date(100, 1, 1), dt.date(9000, 12, 31))
instants = st.datetimes(dt.datetime(1980, 1, 1), dt.datetime(2035, 12, 31)).map(  # noqa: DTZ001 - put in zones below
    lambda instant: instant.replace(microsecond=0)
)
zones = st.sampled_from(["Europe/Tallinn", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Etc/UTC"])


@given(days, st.integers(-20_000, 20_000))
def test_days_are_added_as_in_the_calendar(day, count):
    later = day + dt.timedelta(days=count)
    assert value(f'string(date("{day}") + duration("P1D") * {count})') == later.isoformat()
    assert value(f'(date("{later}") - date("{day}")) = @"P1D" * {count}') is True


@given(days, days)
def test_dates_are_ordered_as_in_the_calendar(one, other):
    assert value(f'@"{one}" < @"{other}"') is (one < other)
    assert value(f'@"{one}" = @"{other}"') is (one == other)


@given(days)
def test_the_parts_of_a_date_are_those_of_the_calendar(day):
    text = f'@"{day}"'
    assert value(f"[{text}.year, {text}.month, {text}.day, {text}.weekday]") == [
        day.year, day.month, day.day, day.isoweekday(),
    ]  # fmt: skip
    assert value(f"day of year({text})") == day.timetuple().tm_yday
    assert value(f"week of year({text})") == day.isocalendar().week
    assert value(f"day of week({text})") == day.strftime("%A")
    assert value(f"month of year({text})") == day.strftime("%B")


@given(days, st.integers(-1200, 1200))
def test_months_are_added_and_the_day_is_cut_to_the_length_of_the_month(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return
    following = dt.date(year + (month == 11), month % 12 + 2 if month < 11 else 1, 1) if year < 9999 else None
    last = (following - dt.timedelta(days=1)).day if following else 28
    expected = dt.date(year, month + 1, min(day.day, last))
    if following:
        assert value(f'string(@"{day}" + @"P1M" * ({months}))') == expected.isoformat()


@given(instants, zones, st.integers(-(10**6), 10**6))
def test_a_duration_is_added_to_an_instant_as_time_passes(naive, zone, seconds):
    start = naive.replace(tzinfo=ZoneInfo(zone))
    later = (start.astimezone(dt.UTC) + dt.timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")
    text = f'@"{naive.isoformat()}@{zone}"'
    if start.astimezone(dt.UTC).astimezone(start.tzinfo).replace(tzinfo=None) != naive:
        return  # a time that the clocks skipped
    assert value(f'({text} + @"PT1S" * ({seconds})) = @"{later}"') is True
    assert value(f'(@"{later}" - {text}) = @"PT1S" * ({seconds})') is True


@given(instants, zones, instants, zones)
def test_instants_are_ordered_as_on_the_globe(one, one_zone, other, other_zone):
    left, right = one.replace(tzinfo=ZoneInfo(one_zone)), other.replace(tzinfo=ZoneInfo(other_zone))
    text = f'@"{one.isoformat()}@{one_zone}" < @"{other.isoformat()}@{other_zone}"'
    assert value(text) is (left.astimezone(dt.UTC) < right.astimezone(dt.UTC))


@given(days, days)
def test_working_with_ranges_of_dates(first, last):
    if first <= last and (last - first).days < 300:
        assert value(f'count(for d in [@"{first}"..@"{last}"] return d)') == (last - first).days + 1
    between = first <= dt.date(2026, 3, 1) <= last
    if first <= last:
        assert value(f'@"2026-03-01" in [@"{first}"..@"{last}"]') is between
