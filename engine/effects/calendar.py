"""A meeting as a calendar file (iCalendar, RFC 5545) that tells a stranger nothing but a time.

The file has no place, no description, no link, no list of attendees and no name: a calendar is shared with
colleagues, shown on walls and copied to telephones. It is *published* (iTIP, RFC 5546 3.2.1), not *requested*: a
request must list its attendees, and each answer to it would be mailed around.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Calendar, Event, vCalAddress

from engine import clock
from engine.errors import Invalid

SUMMARIES = {"en": "Network meeting (Koosrada)", "et": "Võrgustiku kohtumine (Koosrada)"}
CALENDAR_NAMESPACE = UUID("b4a6f7a0-6b1e-4c1b-9a83-2f5d1f0c7e55")


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a calendar needs to know of a meeting.

    Parameters
    ----------
    key
        A random id of this meeting *for this recipient*: two recipients who compare their calendars find two ids.
    starts_at
        The instant, with a zone.
    minutes
        How long it lasts.
    sequence
        0 at first, one more at each change of time (RFC 5545 3.8.7.4).
    cancelled
        Whether the meeting does not take place.
    """

    key: UUID
    starts_at: datetime
    minutes: int = 60
    sequence: int = 0
    cancelled: bool = False


def calendar_file(meeting: Meeting, organizer: str, language: str = "en") -> bytes:
    """Write the calendar file of a meeting.

    Parameters
    ----------
    meeting
        When, and which one; a later file with the same key and a higher sequence replaces the earlier.
    organizer
        The address that the service sends from; never a person's.
    language
        Of the one line of text; English where there is no wording.

    Returns
    -------
    bytes
        `text/calendar` in UTF-8, times in UTC.

    Raises
    ------
    Invalid
        For a time without a zone, a length below one minute or a negative sequence.
    """
    if meeting.starts_at.tzinfo is None or meeting.minutes < 1 or meeting.sequence < 0:
        raise Invalid("A meeting has a time with a zone, lasts at least a minute and counts its changes from 0.")
    starts_at = meeting.starts_at.astimezone(UTC)
    event = Event()
    event.add("UID", str(uuid5(CALENDAR_NAMESPACE, str(meeting.key))))
    event.add("SEQUENCE", meeting.sequence)
    event.add("DTSTAMP", clock.now())
    event.add("DTSTART", starts_at)
    event.add("DTEND", starts_at + timedelta(minutes=meeting.minutes))
    event.add("SUMMARY", SUMMARIES.get(language, SUMMARIES["en"]))
    event.add("STATUS", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("CLASS", "PRIVATE")
    event.add("ORGANIZER", vCalAddress(f"mailto:{organizer}"))
    calendar = Calendar()
    calendar.add("PRODID", "-//Koosrada//Koosrada//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
