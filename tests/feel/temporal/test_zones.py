"""Zones: which there are, and what their offset is when."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.errors import NoValue
from engine.feel.temporal import Region, make_region
from engine.feel.temporal.zones import offset_at_instant, offset_at_local, standard_offset
from tests.feel.temporal.strategies import REGIONS, moments, regions


@given(moments, st.sampled_from(REGIONS))
def test_a_region_has_the_offset_that_python_knows(moment: dt.datetime, key: str) -> None:
    moment = moment.replace(tzinfo=ZoneInfo(key), microsecond=0)
    offset = moment.utcoffset()
    assert offset is not None
    second = moment.hour * 3600 + moment.minute * 60 + moment.second
    seconds = offset.days * 86_400 + offset.seconds
    assert offset_at_local(Region(key), moment.year, moment.month, moment.day, second) == seconds


@given(moments, st.sampled_from(REGIONS))
def test_an_instant_has_the_offset_that_python_knows(moment: dt.datetime, key: str) -> None:
    instant = moment.replace(tzinfo=dt.UTC, microsecond=0)
    offset = instant.astimezone(ZoneInfo(key)).utcoffset()
    assert offset is not None
    since = instant - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    expected = offset.days * 86_400 + offset.seconds
    assert offset_at_instant(Region(key), since.days * 86_400 + since.seconds) == expected


@given(regions, st.integers(-999_999_999, 999_999_999), st.integers(1, 12), st.integers(1, 28), st.integers(0, 86_399))
def test_there_is_an_offset_in_every_year(region: Region, year: int, month: int, day: int, second: int) -> None:
    assert abs(offset_at_local(region, year, month, day, second)) < 86_400


@given(regions, st.integers(-(10**17), 10**17))
def test_there_is_an_offset_at_every_instant(region: Region, second: int) -> None:
    assert abs(offset_at_instant(region, second)) < 86_400


def test_the_last_rule_of_a_region_goes_on_for_ever() -> None:
    tallinn = Region("Europe/Tallinn")
    assert offset_at_local(tallinn, 123_456_789, 7, 1, 0) == 10_800
    assert offset_at_local(tallinn, 123_456_789, 1, 1, 0) == 7200


def test_a_standard_offset_is_known_for_both_halves_of_the_earth() -> None:
    assert [standard_offset(Region(key)) for key in ("Europe/Tallinn", "Australia/Sydney")] == [7200, 36_000]


@pytest.mark.parametrize(
    "key",
    [
        "", "xyz/abc", "Europe", "europe", "../etc/passwd", "/etc/passwd", "Europe/../Europe/Paris", "Europe//Paris",
        "posixrules", "localtime", "Factory", "posix/Europe/Paris", "right/Europe/Paris", "zone.tab", "tzdata.zi",
        "Europe/Paris\0", "Europe/Paris ", "Europe\\Paris", "zone1970.tab", "leapseconds",
        "A" * 100_000, "Ünited/Nåtions",
    ],
)  # fmt: skip
def test_it_refuses_what_is_no_region(key: str) -> None:
    with pytest.raises(NoValue, match="not a known time zone"):
        make_region(key)


@pytest.mark.parametrize(
    "key", ["UTC", "Etc/GMT+5", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "EST5EDT"]
)
def test_it_knows_unusual_regions(key: str) -> None:
    assert str(make_region(key)) == f"@{key}"
