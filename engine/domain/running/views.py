"""What a person reads: rows of her worklist and of a case, each with the marks that say who may see it."""

from collections.abc import Mapping
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
    """A user task; `reference` and `zone` (a time zone's name) are its case's.

    How many of its kind there are is not told: a number that is missing would betray somebody behind the wall.
    """

    element_id: str
    name: str
    form_id: str | None
    state: str
    assignee: str | None
    due_at: datetime | None
    priority: int
    reference: str | None
    zone: str
    instance_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView(Marked):
    """A line of the timeline; `rules` of a decision. `name` and `kind` are the element's, of the diagram."""

    at: datetime
    instance_id: UUID
    element_id: str
    what: str
    name: str = ""
    kind: str = ""
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
class DeskView:
    """A desk of the directory; `organisation` is the institution's name, None for a guest's own desk."""

    id: str
    role: str
    organisation: str | None


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A case as everybody with an entry sees it. `zone` is the name of the municipality's time zone."""

    id: UUID
    reference: str
    pathway: str
    municipality: str
    owner_desk: str
    status: str
    cycle: int
    opened_at: datetime
    closed_at: datetime | None
    zone: str
    place: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as one person sees it: nothing in it is hidden from her, and nothing else is.

    `desks` are those that the head, the tasks and the participants name. `is_stuck`: something in it cannot go on
    without an operator; told to the leading desk alone.
    """

    head: CaseHead
    tasks: tuple[TaskView, ...]
    parties: tuple[PartyView, ...]
    participants: tuple[ParticipantView, ...]
    timeline: tuple[LineView, ...]
    answers: tuple[AnswerView, ...]
    desks: Mapping[str, DeskView]
    is_stuck: bool


@dataclass(frozen=True, slots=True)
class IncidentView:
    """What cannot go on without an operator, in words without personal data."""

    id: UUID
    kind: str
    sentence: str
    element_id: str | None
    created_at: datetime
    process_id: str
    reference: str | None
