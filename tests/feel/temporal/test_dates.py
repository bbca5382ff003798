"""Dates: the calendar, and the text of a date."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.errors import NoValue
from engine.feel.temporal import Date, make_date, parse_date
from engine.feel.temporal.dates import FIRST_ORDINAL, LAST_ORDINAL, from_ordinal
from tests.feel.temporal.strategies import dates


@given(st.dates())
def test_it_counts_days_weeks_and_weekdays_as_python_does(day: dt.date) -> None:
    date = make_date(day.year, day.month, day.day)
    assert date.to_ordinal() == day.toordinal()
    assert from_ordinal(day.toordinal()) == date
    assert date.weekday == day.isoweekday()
    assert date.week_of_year == day.isocalendar().week
    assert date.day_of_year == day.timetuple().tm_yday
    assert str(date) == day.isoformat()


@given(st.integers(FIRST_ORDINAL, LAST_ORDINAL))
def test_every_day_has_one_number_and_one_text(ordinal: int) -> None:
    date = from_ordinal(ordinal)
    assert date.to_ordinal() == ordinal
    assert make_date(date.year, date.month, date.day) == date
    assert parse_date(str(date)) == date


def test_every_day_of_a_cycle_follows_the_one_before() -> None:
    start = Date(-401, 1, 1).to_ordinal()
    for ordinal in range(start, start + 146_097 + 366):
        assert from_ordinal(ordinal).to_ordinal() == ordinal


@given(dates, st.integers(-30_000, 30_000))
def test_months_later_is_the_same_day_or_the_last_of_the_month(date: Date, months: int) -> None:
    try:
        later = date.plus_months(months)
    except NoValue:
        assert abs(date.year) > 999_990_000
        return
    assert (later.year - date.year) * 12 + later.month - date.month == months
    assert later.day == min(date.day, later.last_day_of_month)


@pytest.mark.parametrize(
    "text",
    ["2017-12-31", "-2017-01-01", "999999999-12-31", "-999999999-12-31", "0000-02-29", "0998-12-31", "12345-06-07"],
)
def test_it_reads_and_writes_the_same_text(text: str) -> None:
    assert str(parse_date(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "2012-12-25T", "2012/12/25", "0000-12-25T", "9999999999-12-25", "2017-13-10", "2017-12-32", "998-12-31",
        "01211-12-31", "2012T-12-2511:00:00Z", "+2012-12-02", "2017-2-03", "20170203", "2017-02-29", "2017-00-10",
        "2017-01-00", " 2017-01-01", "2017-01-01\n", "२०१७-०१-०१", "--2017-01-01", "9" * 1_000_000,
    ],
)  # fmt: skip
def test_it_refuses_any_other_text(text: str) -> None:
    with pytest.raises(NoValue) as refusal:
        parse_date(text)
    assert len(str(refusal.value)) < 120


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2017, 13, 31), (2017, 12, 32), (2017, -8, 2), (2017, 8, -2), (-1_000_999_999, 12, 1), (1_000_999_999, 12, 1),
     (1900, 2, 29), (2017, 0, 1), (2017, 1, 0)],
)  # fmt: skip
def test_it_refuses_parts_that_make_no_date(year: int, month: int, day: int) -> None:
    with pytest.raises(NoValue):
        make_date(year, month, day)


def test_the_calendar_ends_where_years_have_ten_digits() -> None:
    with pytest.raises(NoValue, match="too far away"):
        make_date(999_999_999, 12, 31).plus_days(1)
    with pytest.raises(NoValue, match="nine digits"):
        make_date(999_999_999, 12, 31).plus_months(1)


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("2019-09-17", 38),
        ("2003-12-29", 1),
        ("2003-12-31", 1),
        ("2004-01-01", 1),
        ("2010-01-01", 53),
        ("2005-01-09", 1),
    ],
)
def test_weeks_are_numbered_by_iso_8601(text: str, week: int) -> None:
    assert parse_date(text).week_of_year == week
