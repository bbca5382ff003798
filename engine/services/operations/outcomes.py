"""What a service operation answers: its outputs, an error that the diagram knows, or a plea for patience."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

from engine.errors import ExecutionFailed


class OutsideCase(ExecutionFailed):
    """This is possible within a case only."""


@dataclass(frozen=True, slots=True)
class BpmnError:
    """A modelled outcome: the boundary error event of this code catches it."""

    code: str


@dataclass(frozen=True, slots=True)
class Retry:
    """It could not be done now; `reason` is a code or a sentence without personal data."""

    reason: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to one desk; `facts` are closed values, nothing personal."""

    template: str
    desk: str
    facts: Mapping[str, Any] = field(default_factory=dict)


class Reader(Protocol):
    """What an operation in a worker may ask and do: nothing that waits for a case."""

    def desks(self, to: Any) -> list[str]:
        """The ids of desks named by references or roles, one or a list, each once."""

    def write(self, letters: Sequence[Letter]) -> None:
        """Mails to send after this call; written once for all repetitions of it."""

    def render(self, template: str, version: str, to: Any) -> str:
        """A document of the case for a desk; its reference."""


Outputs: TypeAlias = Mapping[str, Any]
Outcome: TypeAlias = Outputs | BpmnError | Retry


@dataclass(frozen=True, slots=True)
class Operation:
    """One line of the registry: its inputs by name (True where required), its outputs, and who carries it out.

    `here` runs inside the transaction, in memory; `away` runs in a worker, outside any transaction of the case. None is
    an operation that is a port only: it is published and refused when it is called.
    """

    inputs: Mapping[str, bool]
    here: Callable[..., Outputs | BpmnError] | None = None
    away: Callable[..., Outcome] | None = None
    outputs: tuple[str, ...] = ()
    free_inputs: bool = False
