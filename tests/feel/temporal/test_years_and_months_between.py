"""The whole months between two dates."""

import pytest
from hypothesis import given

from engine.feel.temporal import Date, DateTime, negate, parse_temporal, years_and_months_between
from tests.feel.temporal.strategies import near_dates


@pytest.mark.parametrize(
    ("start", "end", "duration"),
    [
        ("2011-12-22", "2013-08-24", "P1Y8M"), ("2013-08-24", "2011-12-22", "-P1Y8M"),
        ("2016-01-01", "2016-01-01", "P0M"),
        ("2017-12-31T13:00:00", "2017-12-31T12:00:00", "P0M"), ("2016-09-30T23:25:00", "2017-12-28T12:12:12", "P1Y2M"),
        ("2010-05-30T03:55:58", "2017-12-15T00:59:59", "P7Y6M"),
        ("2014-12-31T23:59:59", "2019-10-01T12:32:59", "P4Y9M"),
        ("-2016-01-30T09:05:00", "-2017-02-28T02:02:02", "-P11M"),
        ("2014-12-31T23:59:59", "-2019-10-01T12:32:59", "-P4033Y2M"),
        ("2017-09-05T10:20:00-01:00", "-2019-10-01T12:32:59+02:00", "-P4035Y11M"),
        ("2017-09-05T10:20:00+05:00", "2019-10-01T12:32:59", "P2Y"),
        ("2011-12-31T10:15:30@Etc/UTC", "2017-08-10T10:20:00@Europe/Paris", "P5Y7M"),
        ("2011-08-25T15:59:59@Europe/Paris", "2015-08-25T15:20:59+02:00", "P4Y"),
        ("2013-08-24", "2017-12-15T00:59:59", "P4Y3M"), ("2017-02-28T23:59:59", "2019-07-23", "P2Y4M"),
    ],
)  # fmt: skip
def test_it_counts_whole_months(start: str, end: str, duration: str) -> None:
    first, last = parse_temporal(start), parse_temporal(end)
    assert isinstance(first, Date | DateTime)
    assert isinstance(last, Date | DateTime)
    assert str(years_and_months_between(first, last)) == duration


@given(near_dates, near_dates)
def test_the_way_back_is_as_long(start: Date, end: Date) -> None:
    assert years_and_months_between(start, end) == negate(years_and_months_between(end, start))


@given(near_dates, near_dates)
def test_it_never_leads_past_the_end(start: Date, end: Date) -> None:
    first, last = sorted((start, end), key=Date.to_ordinal)
    months = years_and_months_between(first, last).months
    assert first.plus_months(months).to_ordinal() <= last.to_ordinal()
