"""Incidents: instances that cannot go on without an operator."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

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
