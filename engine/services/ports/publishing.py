"""What is published and installed."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from engine.domain.directory import Directory as Organisations
from engine.domain.publications import LatestVersion, Publication
from engine.domain.running.facts import (
    DueStart,
    StartFacts,
)


class Deployed(Protocol):
    """Published files by their ids."""

    def files(self, deployment_id: UUID) -> tuple[str, int, Mapping[str, bytes]]:
        """The pathway's key, the version and the files by path."""

    def latest_of_process(self, process_id: str) -> UUID | None:
        """The latest deployment that defines a process."""

    def latest_of_decision(self, decision_id: str) -> UUID | None:
        """The latest deployment that defines a decision."""

    def starts(self, kind: str, name: str, municipality: str | None) -> list[StartFacts]:
        """Start events of the latest definitions that wait for a message or signal."""

    def due_starts(self, now: datetime, limit: int) -> list[DueStart]:
        """Timer start events that are due, locked; another worker skips them."""

    def plan_start(self, start_id: UUID, due: datetime | None) -> None:
        """When a timer start event is due next."""


class Publishing(Protocol):
    """Deployments that are published."""

    def lock(self) -> None:
        """One publishing at a time, until the transaction ends."""

    def latest(self) -> list[LatestVersion]:
        """The newest deployment of each pathway."""

    def add(self, publication: Publication) -> None:
        """A deployment that becomes the latest of its pathway."""


class Installing(Protocol):
    """What an operator installs."""

    def directory(self, directory: Organisations) -> None:
        """Municipalities, organisations and desks, as they are listed."""

    def seat(self, account: str, name: str, email: str | None, desks: Sequence[str]) -> None:
        """An account that sits at these desks and no others."""


class Settings(Protocol):
    """Settings of the installation that live in its database."""

    def is_practice(self) -> bool:
        """Whether this installation is for practice."""

    def mark_practice(self) -> None:
        """From now on it is, for good."""

    def clock_offset(self) -> timedelta:
        """How far the installation's clock is ahead of the machine's; nothing outside practice mode."""

    def set_clock_offset(self, offset: timedelta) -> None:
        """Move the installation's clock."""
