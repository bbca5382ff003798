"""What one transaction writes of the process's part, collected in memory and written at its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case that begins. `key` is the business key of its start by signal or message."""

    id: UUID
    reference: str
    pathway: str
    municipality: str
    country: str
    owner_desk: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class InstanceRow:
    """A process instance, new or moved; `state` is sealed on its way to the database."""

    id: UUID
    process_id: str
    deployment_id: UUID
    municipality: str
    case_id: UUID | None
    root_id: UUID
    parent_id: UUID | None
    parent_wait: UUID | None
    cycle: int
    status: str
    state: bytes = field(repr=False)
    next_due_at: datetime | None = None
    end_events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A user task that opens on a desk."""

    id: UUID
    instance_id: UUID
    case_id: UUID | None
    element_id: str
    name: str
    form_id: str | None
    deployment_id: UUID
    desk: str
    assignee: str | None
    due_at: datetime | None
    follow_up_at: datetime | None
    priority: int
    loop_counter: int | None
    side: str
    data_class: str


@dataclass(frozen=True, slots=True)
class CallRow:
    """A service call that a worker carries out; `inputs` are sealed on their way."""

    id: UUID
    instance_id: UUID
    case_id: UUID | None
    element_id: str
    operation: str
    retries: int
    key_owner: UUID
    inputs: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """A message or signal that an instance begins to wait for."""

    id: UUID
    instance_id: UUID
    case_id: UUID | None
    element_id: str
    kind: str
    name: str
    key: str | None


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One line of the timeline: an element was entered, completed or cancelled."""

    instance_id: UUID
    case_id: UUID | None
    task_id: UUID
    element_id: str
    what: str
    side: str
    data_class: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision that was taken, and by which rules; no values."""

    instance_id: UUID
    case_id: UUID | None
    element_id: str
    decision_id: str
    rules: tuple[tuple[str, int], ...]
    side: str
    data_class: str


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """A desk that takes part from now on. `scope` is case or own_tasks; need-to-know is sealed on its way."""

    case_id: UUID
    desk: str
    side: str
    scope: str
    need_to_know: UUID | None = None


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An instance that cannot go on without an operator; `attempt` is what is tried again, sealed on its way."""

    id: UUID
    instance_id: UUID
    case_id: UUID | None
    task_id: UUID | None
    element_id: str | None
    kind: str
    sentence: str
    key_owner: UUID
    attempt: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message for the inbox; `consumed_by` is the instance that took it at once. Data are sealed on their way."""

    id: UUID
    name: str
    key: str | None
    case_id: UUID | None
    message_id: str
    expires_at: datetime
    consumed_by: UUID | None = None
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """One stored answer opened to one desk."""

    case_id: UUID
    answer_id: UUID
    desk: str
    ground: str


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job for a worker: its name and ids; one with a `lock` waits in the queue only once."""

    name: str
    arguments: Mapping[str, str]
    lock: str | None = None


@dataclass(slots=True)
class Changes:
    """All rows of one transaction; each list is written by one statement, an empty one by none.

    `closed` are waits (tasks, calls, subscriptions) that no longer wait, `completed` the tasks among them that a person
    answered. `consumed` says which instance took which message.
    """

    cases: list[NewCase] = field(default_factory=list)
    begun: list[InstanceRow] = field(default_factory=list)
    moved: list[InstanceRow] = field(default_factory=list)
    closed: list[UUID] = field(default_factory=list)
    completed: list[UUID] = field(default_factory=list)
    tasks: list[TaskRow] = field(default_factory=list)
    calls: list[CallRow] = field(default_factory=list)
    subscriptions: list[SubscriptionRow] = field(default_factory=list)
    activities: list[ActivityRow] = field(default_factory=list)
    decisions: list[DecisionRow] = field(default_factory=list)
    participants: list[ParticipantRow] = field(default_factory=list)
    disclosures: list[DisclosureRow] = field(default_factory=list)
    incidents: list[IncidentRow] = field(default_factory=list)
    resolved: list[UUID] = field(default_factory=list)
    messages: list[MessageRow] = field(default_factory=list)
    consumed: dict[UUID, UUID] = field(default_factory=dict)
    jobs: list[JobRow] = field(default_factory=list)
    closed_cases: list[UUID] = field(default_factory=list)
    reopened_cases: list[UUID] = field(default_factory=list)
