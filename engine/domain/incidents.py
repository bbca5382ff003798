"""Incidents: instances that cannot go on without an operator."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

MAIL_FAILED: Final = "MailFailed"  # the one kind that holds nothing up: the process does not wait for its mail
OPEN = "open"
RESOLVED = "resolved"
STATES = (OPEN, RESOLVED)


@dataclass(frozen=True, slots=True)
class Incident:
    """What went wrong where; the sentence holds nothing personal."""

    id: UUID
    instance_id: UUID
    element_id: str | None
    kind: str
    sentence: str
    created_at: datetime
    state: str = OPEN
