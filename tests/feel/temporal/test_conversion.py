"""To and from Python's own values."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.errors import NoValue
from engine.feel.temporal import from_python, parse_temporal, to_python
from tests.feel.temporal.strategies import REGIONS

zones = st.one_of(st.none(), st.just(dt.UTC), st.sampled_from(REGIONS).map(ZoneInfo))


@given(
    st.one_of(
        st.dates(), st.datetimes(timezones=zones, allow_imaginary=False), st.times(timezones=zones), st.timedeltas()
    )
)
def test_a_value_of_python_survives_the_way_there_and_back(
    value: dt.date | dt.datetime | dt.time | dt.timedelta,
) -> None:
    assert to_python(from_python(value)) == value


@pytest.mark.parametrize("fold", [0, 1])
def test_both_passes_of_the_hour_shown_twice_stay_the_instants_they_are(fold: int) -> None:
    moment = dt.datetime(2026, 10, 25, 3, 30, tzinfo=ZoneInfo("Europe/Tallinn"), fold=fold)
    back = to_python(from_python(moment))
    assert isinstance(back, dt.datetime)
    assert back.astimezone(dt.UTC) == moment.astimezone(dt.UTC)


def test_what_is_finer_than_a_microsecond_is_cut_off() -> None:
    assert to_python(parse_temporal("10:30:00.123456789")) == dt.time(10, 30, 0, 123456)
    assert to_python(parse_temporal("-PT0.0000019S")) == dt.timedelta(microseconds=-1)


@pytest.mark.parametrize("text", ["10000-01-01", "0000-12-31T10:00:00", "-2017-01-01", "P1Y", "P1000000000D"])
def test_it_refuses_what_python_cannot_hold(text: str) -> None:
    with pytest.raises(NoValue):
        to_python(parse_temporal(text))


def test_it_refuses_zones_that_feel_cannot_hold() -> None:
    with pytest.raises(NoValue, match="18 hours"):
        from_python(dt.datetime(2026, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=20))))
    with pytest.raises(NoValue, match="whole number of seconds"):
        from_python(dt.datetime(2026, 1, 1, tzinfo=dt.timezone(dt.timedelta(microseconds=1))))
