"""What one move of a process instance leaves to be done, as plain values.

The runtime returns an `Advance`; the services turn it into rows and jobs. Task ids are the ids of the runtime's
tasks; they stay the same for as long as the task waits. Variables are JSON with tagged strings (see
`engine.bpmn.variables`). Instants are UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

Variables = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UserTaskOpened:
    """A user (or manual) task that waits for a person. Assignment and dates are evaluated already.

    What it sees is asked of the instance when somebody opens it: hundreds may wait beside one another.
    """

    id: UUID
    element_id: str
    name: str
    form_id: str | None
    candidate_group: str | None
    assignee: str | None
    due_at: datetime | None
    follow_up_at: datetime | None
    priority: int
    loop_counter: int | None
    candidate_users: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceCall:
    """A service operation to carry out; `inputs` after input mapping (all variables where there is none)."""

    id: UUID
    element_id: str
    operation: str
    retries: int
    inputs: Variables
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChildCall:
    """A call activity that waits for a process instance of its own."""

    id: UUID
    element_id: str
    process_id: str
    variables: Variables
    binding: str = "latest"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A message or signal that the instance waits for. `key` None: the case correlates. `kind` is message or signal."""

    id: UUID
    element_id: str
    kind: str
    name: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Thrown:
    """A message, signal or escalation that left the instance."""

    kind: str
    name: str
    element_id: str
    key: str | None = None
    variables: Variables = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DecisionTaken:
    """A decision of a business rule task: its output, and the rules (ids and numbers) that led there."""

    element_id: str
    decision_id: str
    output: Any
    rules: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """Something happened at an element, for the timeline. `what` is entered, completed or cancelled."""

    id: UUID
    element_id: str
    what: str


@dataclass(frozen=True, slots=True)
class Ended:
    """How the instance ended.

    `how` is completed (also by a terminate end event), terminated (stopped from outside) or error, with its `code`.
    `end_events` are those of the process itself and of its event sub-processes that were reached, each once, in order.
    """

    how: str
    end_events: tuple[str, ...]
    variables: Variables
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Advance:
    """All that changed since the last settling, in the order in which it happened.

    `closed` are ids of waits (user tasks, service calls, child calls, subscriptions) that no longer wait, whatever the
    reason; services cancel what still runs for them. `next_due_at` is the earliest instant of a timer that the whole
    instance waits for.
    """

    user_tasks: tuple[UserTaskOpened, ...] = ()
    service_calls: tuple[ServiceCall, ...] = ()
    child_calls: tuple[ChildCall, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()
    closed: tuple[UUID, ...] = ()
    thrown: tuple[Thrown, ...] = ()
    decisions: tuple[DecisionTaken, ...] = ()
    passed: tuple[Passed, ...] = ()
    next_due_at: datetime | None = None
    ended: Ended | None = None
