"""Cases."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from engine.errors import NotFound

ACTIVE = "active"
CLOSED = "closed"
STATES = (ACTIVE, CLOSED)


class NoCase(NotFound):
    """There is no such case."""


@dataclass(frozen=True, slots=True)
class Case:
    """One pathway of one matter in a municipality, led by the desk that owns it. `cycle` counts from 1."""

    id: UUID
    pathway_key: str
    municipality_id: str
    owner_desk_id: str
    reference: str
    opened_at: datetime
    status: str = ACTIVE
    cycle: int = 1
    closed_at: datetime | None = None
