"""Mail: one neutral text per template, one mail per desk; what is sent later carries ids and closed values only.

The operation decides who is written to; the mails are rows, each with a Message-ID of its own that follows from the
call and the desk, and are sent by jobs of their own. A repetition of the call makes no second mail.
"""

from collections.abc import Mapping
from typing import Any, Final

from engine.bpmn.runtime.timers import instant
from engine.bpmn.variables import decode
from engine.errors import ExecutionFailed
from engine.feel import NoValue
from engine.services.operations.outcomes import Letter, Outcome, Reader

INVITATION: Final = "invitation"
NOTIFICATION: Final = "notification"
MINUTES: Final = 60


class NoMeeting(ExecutionFailed):
    """An invitation needs the time of the meeting."""


def send_mail(inputs: Mapping[str, Any], _key: str, reader: Reader) -> Outcome:
    """`mail.send`: the text of this template to each desk."""
    reader.write([Letter(str(inputs["template"]), desk) for desk in reader.desks(inputs.get("to"))])
    return {}


def send_invitation(inputs: Mapping[str, Any], _key: str, reader: Reader) -> Outcome:
    """`mail.invitation`: with a calendar file that has no names and no place."""
    try:
        meeting_at = instant(decode(inputs.get("meetingAt")))
    except NoValue:
        raise NoMeeting from None
    facts = {"meetingAt": meeting_at.isoformat(), "minutes": int(decode(inputs.get("minutes")) or MINUTES)}
    reader.write([Letter(INVITATION, desk, facts) for desk in reader.desks(inputs.get("to"))])
    return {}


def send_notification(inputs: Mapping[str, Any], _key: str, reader: Reader) -> Outcome:
    """`notification.send`: you have a notification."""
    reader.write([Letter(NOTIFICATION, desk) for desk in reader.desks(inputs.get("to"))])
    return {}
