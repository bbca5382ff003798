"""Values of time for the property tests."""

import datetime as dt

from hypothesis import strategies as st

from engine.feel.temporal import (
    Date,
    DateTime,
    DaysTimeDuration,
    Offset,
    Region,
    Time,
    YearsMonthsDuration,
    make_date,
)
from engine.feel.temporal.dates import FIRST_ORDINAL, LAST_ORDINAL, from_ordinal

REGIONS = (
    "Europe/Tallinn", "Europe/Paris", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe",
    "Asia/Kolkata", "Africa/Casablanca", "Europe/Dublin", "Pacific/Apia", "Etc/UTC",
)  # fmt: skip

offsets = st.integers(-18 * 3600, 18 * 3600).map(Offset)
regions = st.sampled_from(REGIONS).map(Region)
zones = st.one_of(st.none(), offsets, regions)
dates = st.integers(FIRST_ORDINAL, LAST_ORDINAL).map(from_ordinal)
near_dates = st.dates().map(lambda date: make_date(date.year, date.month, date.day))


def times(zone: st.SearchStrategy[Offset | Region | None]) -> st.SearchStrategy[Time]:
    return st.builds(
        Time, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59), st.integers(0, 999_999_999), zone
    )


def instants(
    date: st.SearchStrategy[Date], zone: st.SearchStrategy[Offset | Region | None]
) -> st.SearchStrategy[DateTime]:
    return st.builds(DateTime, date, times(zone))


days_time_durations = st.integers(-(10**24), 10**24).map(DaysTimeDuration)
years_months_durations = st.integers(-24_000, 24_000).map(YearsMonthsDuration)
moments = st.datetimes(min_value=dt.datetime(2, 1, 1), max_value=dt.datetime(9998, 12, 31))  # noqa: DTZ001 - put in zones by the tests
