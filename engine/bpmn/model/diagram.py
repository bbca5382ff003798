"""A whole BPMN file."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.bpmn.model.elements import Process


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the file; without ``correlation_key`` the case correlates."""

    id: str
    name: str
    correlation_key: str | None = None


@dataclass(frozen=True, slots=True)
class NamedDefinition:
    """A signal, error or escalation of the file; ``code`` of an error or escalation."""

    id: str
    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """A BPMN participant."""

    id: str
    name: str
    process: str | None


@dataclass(frozen=True, slots=True)
class Collaboration:
    """The pools of a file and how many message flows run between them (documentation only)."""

    pools: tuple[Pool, ...] = ()
    message_flows: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, in a sentence, with the id and line of the element it concerns.

    ``rule`` names the rule that says so; ``severity`` is error or warning.
    """

    rule: str
    message: str
    element_id: str | None = None
    line: int = 0
    severity: str = "error"
    file: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """What a BPMN file holds. ``problems`` are what the reader itself found; lint finds the rest."""

    file: str
    xml: bytes
    processes: Mapping[str, Process]
    messages: Mapping[str, Message]
    signals: Mapping[str, NamedDefinition]
    errors: Mapping[str, NamedDefinition]
    escalations: Mapping[str, NamedDefinition]
    collaboration: Collaboration
    problems: tuple[Problem, ...] = ()
