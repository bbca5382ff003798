"""The people whom cases are about. Values here are open: they are sealed on their way to the database."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, known to the cases that name her."""

    id: UUID
    name: str = field(repr=False)
    national_id: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Party:
    """A person's side in a case; `kind` is what she is there (victim, child, contact …)."""

    id: UUID
    case_id: UUID
    person_id: UUID
    side: str
    kind: str


@dataclass(frozen=True, slots=True)
class ProtectedContact:
    """An address, phone, location or safe contact of a person that may cost a life."""

    id: UUID
    person_id: UUID
    kind: str
    value: str = field(default="", repr=False)
