"""What a person, a job or an operator can ask for. Every change of anything is one of these.

Answers are what was submitted for a form, by field key. Ids of cases, instances, tasks, calls and incidents are UUIDs;
desks (`<organisation>.<role>`), municipalities, pathways and processes have text ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

DEFAULT_TTL = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class StartPathway:
    """Begin a pathway by its start form, at one of the person's own desks.

    `request_id` is one id per filled form: sent twice, it starts once. `start_event` is needed only where the process
    has several start events with a form.
    """

    pathway: str
    desk: str
    municipality: str
    answers: Mapping[str, Any]
    start_event: str | None = None
    request_id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class StartInstance:
    """Begin a process without a form: one that is only called by others, for a rehearsal or a scenario."""

    process_id: str
    municipality: str
    desk: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    start_event: str | None = None
    request_id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class ClaimTask:
    """Take an open task of one's desk for oneself."""

    task_id: UUID


@dataclass(frozen=True, slots=True)
class ReleaseTask:
    """Give a taken task back to the desk."""

    task_id: UUID


@dataclass(frozen=True, slots=True)
class CompleteTask:
    """Answer an open user task; `desk` says from which of one's desks, where it should be checked."""

    task_id: UUID
    answers: Mapping[str, Any]
    desk: str | None = None


@dataclass(frozen=True, slots=True)
class AdvanceInstance:
    """Let the timers of an instance fire that are due."""

    instance_id: UUID


@dataclass(frozen=True, slots=True)
class FinishServiceCall:
    """A service operation came to its end, with its outputs."""

    call_id: UUID
    outputs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FailServiceCall:
    """A service operation could not do its work.

    With `error` the diagram decides what follows (a BPMN error of that code); without it, this is an incident.
    """

    call_id: UUID
    reason: str = ""
    error: str | None = None


@dataclass(frozen=True, slots=True)
class CorrelateMessage:
    """Tell a case (by its reference or id) or whoever waits under a key that something happened.

    `message_id` is the sender's: sent twice, the message counts once. `ttl` is how long it waits for its catcher.
    """

    name: str
    case: UUID | str | None = None
    key: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    message_id: str = field(default_factory=lambda: str(uuid4()))
    ttl: timedelta = DEFAULT_TTL
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class DeliverMessage:
    """Bring a message of the inbox to its catcher in another case, or a signal that a process threw to everybody."""

    message_id: UUID


@dataclass(frozen=True, slots=True)
class BroadcastSignal:
    """Tell everybody (or one municipality): instances that wait for the signal, and processes that start by it.

    A start opens at most one case per `key`; without a key it opens none that has one.
    """

    name: str
    municipality: str | None = None
    key: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StartDueTimers:
    """Start what starts by the clock: one case-less instance per active municipality and due timer start event."""


@dataclass(frozen=True, slots=True)
class GiveUp:
    """A job will not be tried again: its row (an instance, a call, a message or a mail) needs an operator."""

    job: str
    row_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class ResolveIncident:
    """Try again what failed; by an operator, after the cause was mended."""

    incident_id: UUID


@dataclass(frozen=True, slots=True)
class TerminateInstance:
    """Stop an instance and everything it started; by an operator."""

    instance_id: UUID


@dataclass(frozen=True, slots=True)
class CancelCase:
    """Stop everything that runs in a case and close it; by an operator."""

    case_id: UUID


Command = (
    StartPathway
    | StartInstance
    | ClaimTask
    | ReleaseTask
    | CompleteTask
    | AdvanceInstance
    | FinishServiceCall
    | FailServiceCall
    | CorrelateMessage
    | DeliverMessage
    | BroadcastSignal
    | StartDueTimers
    | ResolveIncident
    | TerminateInstance
    | CancelCase
    | GiveUp
)
