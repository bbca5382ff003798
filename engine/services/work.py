"""What a handler works with: its transaction, the published files, and who acts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.domain.actors import Actor
from engine.domain.running.facts import Setting
from engine.services.deployments import Deployments
from engine.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Work:
    """One command's transaction and what it reaches.

    `raise_pathway` begins what a process raised (see `engine.services.starting`), once the move that raised it is at
    rest.
    """

    unit: UnitOfWork
    actor: Actor
    deployments: Deployments
    raise_pathway: Callable[["Work", Setting, Mapping[str, Any]], None]
