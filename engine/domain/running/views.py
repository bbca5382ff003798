"""What a person reads: rows of her worklist and of a case, each with the marks that say who may see it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What the access rules look at (see `engine.domain.access.Row`)."""

    id: UUID
    case_id: UUID | None
    desk_id: str | None
    data_class: str
    side: str
    parts: tuple[str, ...] = ()
    subject_id: UUID | None = None
    audience: str = "network"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView(Marked):
    """A user task; `reference` is its case's."""

    element_id: str
    name: str
    form_id: str | None
    state: str
    assignee: str | None
    due_at: datetime | None
    priority: int
    reference: str | None
    instance_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView(Marked):
    """A line of the timeline; `rules` of a decision."""

    at: datetime
    element_id: str
    what: str
    rules: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView(Marked):
    """A stored answer, opened."""

    field_path: str
    row_id: UUID | None
    form_id: str
    recorded_at: datetime
    value: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party and her name."""

    id: UUID
    case_id: UUID
    person_id: UUID
    side: str
    kind: str
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """A desk in the network."""

    case_id: UUID
    desk_id: str
    side: str
    scope: str
    organisation: str | None
    valid_from: datetime
    valid_to: datetime | None = None
    party_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A case as everybody with an entry sees it."""

    id: UUID
    reference: str
    pathway: str
    municipality: str
    owner_desk: str
    status: str
    cycle: int


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as one person sees it: nothing in it is hidden from her, and nothing else is."""

    head: CaseHead
    tasks: tuple[TaskView, ...]
    parties: tuple[PartyView, ...]
    participants: tuple[ParticipantView, ...]
    timeline: tuple[LineView, ...]
    answers: tuple[AnswerView, ...]
