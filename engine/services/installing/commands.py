"""What an operator installs."""

from dataclasses import dataclass
from datetime import timedelta

from engine.domain.directory import Directory


@dataclass(frozen=True, slots=True)
class InstallDirectory:
    """Make the directory as it stands in `organisations.yaml`; what is no longer listed there becomes inactive."""

    directory: Directory


@dataclass(frozen=True, slots=True)
class SeatPerson:
    """Somebody who works here sits at these desks from now on, and at no others."""

    account: str
    name: str
    desks: tuple[str, ...]
    email: str | None = None


@dataclass(frozen=True, slots=True)
class BeginPractice:
    """From now on this installation is for practice, for good; refused where people or cases are there already."""


@dataclass(frozen=True, slots=True)
class TurnClock:
    """The clock of an installation for practice goes forward."""

    by: timedelta
