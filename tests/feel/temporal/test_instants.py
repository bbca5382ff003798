"""Dates and times together."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.errors import NoValue
from engine.feel.temporal import DateTime, from_python, instant_at, make_date_time, parse_date_time, parse_time
from tests.feel.temporal.strategies import REGIONS, dates, instants, moments, offsets, zones


@given(instants(dates, zones))
def test_it_reads_what_it_writes(instant: DateTime) -> None:
    assert parse_date_time(str(instant)) == instant


@given(
    moments,
    st.one_of(
        st.sampled_from(REGIONS).map(ZoneInfo), offsets.map(lambda o: dt.timezone(dt.timedelta(seconds=o.seconds)))
    ),
)
def test_it_lies_on_the_time_line_where_python_puts_it(moment: dt.datetime, zone: dt.tzinfo) -> None:
    moment = moment.replace(tzinfo=zone)
    instant = from_python(moment)
    assert isinstance(instant, DateTime)
    microseconds = (moment.astimezone(dt.UTC) - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(microseconds=1)
    assert instant.epoch_nanoseconds() == microseconds * 1000


@given(instants(dates, offsets))
def test_an_instant_is_found_again_from_its_place_on_the_time_line(instant: DateTime) -> None:
    assert instant_at(instant.epoch_nanoseconds(), instant.time.zone) == instant


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2012-12-24", "2012-12-24T00:00:00"), ("-2017-12-31T11:22:33.456+01:35", "-2017-12-31T11:22:33.456+01:35"),
        ("999999999-12-31T23:59:59.999999999@Europe/Paris", "999999999-12-31T23:59:59.999999999@Europe/Paris"),
        ("2017-12-31T24:00:00Z", "2018-01-01T00:00:00Z"), ("2017-12-31T24:00:00.00+02:00", "2018-01-01T00:00:00+02:00"),
    ],
)  # fmt: skip
def test_it_writes_a_date_and_time_in_one_way(text: str, canonical: str) -> None:
    assert str(parse_date_time(text)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "", "11:00:00", "2011-12-0310:15:30", "2011-12-03T10:15:30+01:00@Europe/Paris", "9999999999-12-27T11:22:33",
        "2017-13-10T11:22:33", "2017-13-0T11:22:33", "998-12-31T11:22:33", "+99999-12-01T11:22:33",
        "2017-12-31T24:00:01", "2017-12-31T24:01:00", "2017-12-31T25:00:00", "2017-12-31T7:00:00", "2017-12-31T",
        "2017-12-31T13:20:00+05:0", "2017-12-31T13:20:00@xyz/abc", "2017-12-31T24:00:00.01", "2017-12-31T24:00:00.",
        "999999999-12-31T24:00:00", "2017-12-31T11:22:33T", "2017-12-31t11:22:33",
    ],
)  # fmt: skip
def test_it_refuses_any_other_text(text: str) -> None:
    with pytest.raises(NoValue):
        parse_date_time(text)


def test_a_new_time_brings_its_own_zone() -> None:
    morning = parse_date_time("2017-08-10T10:20:00+02:00")
    assert str(make_date_time(morning, parse_time("23:59:01"))) == "2017-08-10T23:59:01"
    assert str(make_date_time(morning.date, parse_time("09:15:30Z"))) == "2017-08-10T09:15:30Z"
