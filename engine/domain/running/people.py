"""What a transaction reads and writes of the person's part: her standing, her answers, the people she names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Hat:
    """As what somebody is in a case: at which desk, in which role, on which side; `scope` is case or own_tasks."""

    desk: str
    role: str
    side: str
    scope: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Who somebody is here and now: the role of each of her desks, her hats in the case, and whose place she takes.

    `sees` says whether the policies show her the task that was asked for.
    """

    desks: Mapping[str, str]
    hats: tuple[Hat, ...] = ()
    stands_in_for: frozenset[str] = frozenset()
    sees: bool = False


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One field as it was typed; a `sealed` one is sealed on its way, the others are stored as JSON."""

    id: UUID
    case_id: UUID | None
    instance_id: UUID
    root_id: UUID
    task_id: UUID | None
    desk: str
    account: str
    deployment_id: UUID
    form_id: str
    field_path: str
    row_id: UUID | None
    row_index: int | None
    data_class: str
    side: str
    parts: tuple[str, ...]
    subject: UUID | None
    audience: str
    recorded_at: datetime
    sealed: bool
    value: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who is named for the first time."""

    id: UUID
    name: str = field(repr=False)
    national_id: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A person's side in a case."""

    id: UUID
    case_id: UUID
    person_id: UUID
    side: str
    kind: str
