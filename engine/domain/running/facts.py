"""What a transaction reads under the lock of a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Setting:
    """Where something happens; `zone` is the name of its time zone."""

    municipality: str
    country: str
    zone: str


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a process knows of its case. `status` is active or closed; `owner_desk` leads it."""

    id: UUID
    reference: str
    pathway: str
    owner_desk: str
    status: str
    cycle: int


@dataclass(frozen=True, slots=True)
class StoredInstance:
    """A process instance as it is stored, its runtime state opened (empty: it failed before it began).

    `status` is active, incident, completed or terminated. `parent_wait` is the call activity's wait in the parent.
    """

    id: UUID
    process_id: str
    deployment_id: UUID
    case_id: UUID | None
    root_id: UUID
    parent_id: UUID | None
    parent_wait: UUID | None
    cycle: int
    status: str
    state: bytes = field(repr=False)
    next_due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredTask:
    """A user task as it lies on a desk. `status` is open, completed or cancelled."""

    id: UUID
    element_id: str
    form_id: str | None
    desk: str
    assignee: str | None
    status: str
    side: str
    data_class: str


@dataclass(frozen=True, slots=True)
class StoredCall:
    """A service call, its inputs opened. `status` is waiting, completed, failed or cancelled."""

    id: UUID
    instance_id: UUID
    case_id: UUID | None
    element_id: str
    operation: str
    status: str
    attempts: int
    retries: int
    municipality: str
    owner_desk: str | None
    inputs: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class StoredIncident:
    """What failed and what is tried again (`attempt`, opened). `others` are open and hold the same instance up."""

    id: UUID
    instance_id: UUID
    kind: str
    status: str
    others: int
    attempt: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """A desk that a task could lie on.

    `side` is its side in the case, None while it takes no part; `in_directory` says that it serves this role in the
    case's municipality. Order: those that take part, the oldest first.
    """

    id: str
    role: str
    side: str | None = None
    in_directory: bool = False


@dataclass(frozen=True, slots=True)
class Locked:
    """An instance under the lock of its case (or its root's, where there is none), and what surrounds it.

    `network` are the desks that take part, those that do so longest first.
    """

    setting: Setting
    case: CaseFacts | None
    instance: StoredInstance
    network: tuple[DeskFacts, ...] = ()
    task: StoredTask | None = None
    call: StoredCall | None = None
    incident: StoredIncident | None = None


@dataclass(frozen=True, slots=True)
class WaitingMessage:
    """A message in the inbox."""

    id: UUID
    name: str
    key: str | None
    case_id: UUID | None
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class OpenSubscription:
    """A catcher that waits."""

    id: UUID
    instance_id: UUID
    case_id: UUID | None
    kind: str
    name: str
    key: str | None
    root_id: UUID


@dataclass(frozen=True, slots=True)
class StartFacts:
    """A start event of a latest definition."""

    deployment_id: UUID
    process_id: str
    element_id: str


@dataclass(frozen=True, slots=True)
class DueStart:
    """A timer start event of one municipality that is due since `due_at`."""

    id: UUID
    deployment_id: UUID
    process_id: str
    element_id: str
    municipality: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class StoredMail:
    """A mail to one desk; `email` is the desk's address now, `facts` are closed values."""

    id: UUID
    message_id: str
    template: str
    desk_id: str
    facts: Mapping[str, Any] = field(repr=False)
    state: str
    email: str | None = field(repr=False)  # a guest's desk has her own
    reference: str | None
    case_id: UUID | None
    country: str | None
    instance_id: UUID | None
