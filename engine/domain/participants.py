"""Desks in a case's network, and the people who sit at desks."""

from dataclasses import dataclass
from uuid import UUID

from engine.domain.periods import Period

CASE = "case"
OWN_TASKS = "own_tasks"
SCOPES = (CASE, OWN_TASKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Period):
    """A desk in a case.

    `party_id` is whom it serves, or is. With the scope own_tasks it sees its own rows and what was disclosed to it.
    """

    case_id: UUID
    desk_id: str
    side: str
    scope: str = CASE
    party_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Period):
    """Sitting at a desk. Leave is a second, dated membership that names the absent colleague."""

    account_id: str
    desk_id: str
    stands_in_for: str | None = None
