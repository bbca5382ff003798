"""What a handler works with: its transaction, the published files, and who acts."""

from dataclasses import dataclass

from engine.domain.actors import Actor
from engine.services.deployments import Deployments
from engine.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Work:
    """One command's transaction and what it reaches."""

    unit: UnitOfWork
    actor: Actor
    deployments: Deployments
