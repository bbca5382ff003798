"""What leaves the engine: mail by SMTP and calendar files; neutral words, never a name or a fact."""

from engine.effects.calendar import Meeting, calendar_file
from engine.effects.mail import Mail, MailDelayed, Mailer, MailRefused, OutcomeUnknown
from engine.effects.server import MailServer, NotAMailServer
from engine.effects.templates import LANGUAGES, TEMPLATES, NotForMail, Wording, write

__all__ = [
    "LANGUAGES",
    "TEMPLATES",
    "Mail",
    "MailDelayed",
    "MailRefused",
    "MailServer",
    "Mailer",
    "Meeting",
    "NotAMailServer",
    "NotForMail",
    "OutcomeUnknown",
    "Wording",
    "calendar_file",
    "write",
]
