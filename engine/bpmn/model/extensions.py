"""What the ``zeebe:`` extensions and event definitions of an element say."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who may do a user task (``zeebe:assignmentDefinition``); each is FEEL, a literal text, or absent."""

    assignee: str | None = None
    candidate_groups: str | None = None
    candidate_users: str | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a user task should be done or looked at again (``zeebe:taskSchedule``), and its priority."""

    due_date: str | None = None
    follow_up_date: str | None = None
    priority: str | None = None


@dataclass(frozen=True, slots=True)
class IoMapping:
    """One line of ``zeebe:ioMapping``: the value of ``source`` becomes the variable ``target`` (a dotted path)."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class TaskDefinition:
    """The service operation of a service or send task, and how often it is tried."""

    type: str
    retries: str | None = None
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CalledDecision:
    """The decision that a business rule task takes."""

    decision_id: str
    result_variable: str
    binding: str = "latest"


@dataclass(frozen=True, slots=True)
class CalledProcess:
    """The process that a call activity starts."""

    process_id: str
    propagate_all_parent_variables: bool = True
    propagate_all_child_variables: bool = False
    binding: str = "latest"


@dataclass(frozen=True, slots=True)
class Script:
    """The FEEL expression of a script task and the variable that takes its value."""

    expression: str
    result_variable: str


@dataclass(frozen=True, slots=True)
class Loop:
    """Multi-instance over a FEEL collection (BPMN 13.3.7); ``standard`` marks a standard loop instead."""

    input_collection: str | None = None
    input_element: str | None = None
    output_collection: str | None = None
    output_element: str | None = None
    completion_condition: str | None = None
    sequential: bool = False
    standard: bool = False


@dataclass(frozen=True, slots=True)
class EventDefinition:
    """What an event waits for or throws.

    ``kind`` is message, timer, signal, error, escalation, conditional, link, compensate, cancel or terminate.
    ``name`` is the name of the message, signal or link, or the code of the error or escalation (None catches every
    code). ``reference`` is the id of the message, signal, error or escalation, or of the activity to compensate.
    A timer has ``timer_kind`` date, duration or cycle and its ``expression``; a conditional event has its
    ``expression``.
    ``correlation_key`` is the FEEL of the message's ``zeebe:subscription``, absent where the case correlates.
    """

    kind: str
    id: str | None = None
    reference: str | None = None
    name: str | None = None
    timer_kind: str | None = None
    expression: str | None = None
    correlation_key: str | None = None
