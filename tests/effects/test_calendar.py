from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from engine import clock
from engine.effects import Meeting, calendar_file
from engine.errors import Invalid

SENDER = "no-reply@koosrada.example"
KEY = UUID("6f1f0f62-6cf3-4bd3-9f0c-0a4f3f0e9a11")
AT = datetime(2026, 3, 5, 10, tzinfo=timezone(timedelta(hours=2)))
ALLOWED = {
    "UID",
    "SEQUENCE",
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "STATUS",
    "CLASS",
    "ORGANIZER",
}


def event(content: bytes) -> Any:
    (component,) = Calendar.from_ical(content).walk("VEVENT")
    return component


@given(
    st.uuids(version=4),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the bounds
    st.integers(1, 600),
    st.integers(0, 9),
    st.booleans(),
    st.sampled_from(["en", "et", "lv"]),
)
def test_it_holds_a_time_and_one_neutral_line_and_nothing_else(key, starts_at, minutes, sequence, cancelled, language):
    meeting = event(calendar_file(Meeting(key, starts_at, minutes, sequence, cancelled), SENDER, language))
    assert set(meeting) == ALLOWED
    assert meeting["SUMMARY"] in {"Network meeting (Koosrada)", "Võrgustiku kohtumine (Koosrada)"}
    assert meeting["ORGANIZER"] == f"mailto:{SENDER}"
    assert meeting["ORGANIZER"].params == {}
    assert meeting["DTEND"].dt - meeting["DTSTART"].dt == timedelta(minutes=minutes)


def test_times_are_in_utc():
    content = calendar_file(Meeting(KEY, AT, minutes=90), SENDER)
    assert b"DTSTART:20260305T080000Z\r\n" in content
    assert b"DTEND:20260305T093000Z\r\n" in content


def test_a_moved_meeting_is_the_same_meeting_with_a_higher_sequence():
    first, moved = (event(calendar_file(meeting, SENDER)) for meeting in (Meeting(KEY, AT), Meeting(KEY, AT, 60, 1)))
    assert first["UID"] == moved["UID"]
    assert (first["SEQUENCE"], moved["SEQUENCE"]) == (0, 1)


def test_two_recipients_cannot_tell_that_it_is_one_meeting():
    first, second = (event(calendar_file(Meeting(uuid4(), AT), SENDER))["UID"] for _ in range(2))
    assert first != second


def test_the_uid_does_not_show_the_key():
    assert str(KEY).encode() not in calendar_file(Meeting(KEY, AT), SENDER)


def test_a_cancelled_meeting_says_so():
    content = calendar_file(Meeting(KEY, AT, sequence=2, cancelled=True), SENDER)
    assert b"STATUS:CANCELLED" in content
    assert b"METHOD:PUBLISH" in content


def test_the_engines_clock_stamps_it():
    with clock.at(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        assert b"DTSTAMP:20260302T090000Z" in calendar_file(Meeting(KEY, AT), SENDER)


@pytest.mark.parametrize(
    "meeting", [Meeting(KEY, AT.replace(tzinfo=None)), Meeting(KEY, AT, 0), Meeting(KEY, AT, 60, -1)]
)
def test_a_meeting_without_a_zone_a_length_or_a_count_is_refused(meeting):
    with pytest.raises(Invalid):
        calendar_file(meeting, SENDER)
