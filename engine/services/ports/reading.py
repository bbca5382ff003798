"""What is looked at, and the trail that a look leaves."""

from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

from engine.domain.access import Sight
from engine.domain.data_classes import Matrix
from engine.domain.running.views import (
    AnswerView,
    CaseHead,
    DeskView,
    IncidentView,
    LineView,
    ParticipantView,
    PartyView,
    TaskView,
)


class Reading(Protocol):
    """What a person reads; the policies decide which rows there are."""

    def matrix(self) -> Matrix:
        """The matrix as the policies read it."""

    def sight(self, cases: Sequence[UUID]) -> Sight:
        """All that decides what she sees of these cases."""

    def worklist(self, most: int | None) -> list[TaskView]:
        """Open tasks of her desks, the most urgent first; at most `most`, None: all."""

    def case(self, reference: str) -> CaseHead | None:
        """A case in which she has an entry."""

    def tasks(self, case_id: UUID) -> list[TaskView]:
        """Tasks of a case, the first due first."""

    def tasks_named(self, tasks: Sequence[UUID]) -> list[TaskView]:
        """Those of these tasks that she sees, the first due first."""

    def desks(self, desks: Sequence[str]) -> dict[str, DeskView]:
        """Those of these desks that she may know of."""

    def parties(self, case_id: UUID) -> list[PartyView]:
        """Parties with their names."""

    def participants(self, case_id: UUID) -> list[ParticipantView]:
        """Desks of the network that take part now."""

    def timeline(self, case_id: UUID) -> list[LineView]:
        """What happened, in order."""

    def answers(self, case_id: UUID) -> list[AnswerView]:
        """What was typed, opened, in order."""


class Overview(Protocol):
    """All that runs here, as an operator looks at it: nothing in it is personal."""

    def incidents(self) -> list[IncidentView]:
        """All that are open, the oldest first."""

    def is_stuck(self, case_id: UUID) -> bool:
        """Whether anything in a case cannot go on without an operator."""

    def names(self, instances: Sequence[UUID]) -> list[str]:
        """The references of the cases of these instances; the instance's own id where it has no case."""

    def definitions(self, instances: Sequence[UUID]) -> dict[UUID, tuple[UUID, str]]:
        """The deployment and the process of these instances."""

    def is_account(self, account: str) -> bool:
        """Whether somebody works here under this account."""

    def has_cases(self) -> bool:
        """Whether a case was ever begun here."""

    def has_accounts(self) -> bool:
        """Whether anybody works here."""


class Audit(Protocol):
    """The audit trail: ids and codes only."""

    def record(self, case_id: UUID | None, action: str, **facts: Any) -> None:
        """A change, chained at once; without a case, in the general chain."""

    def record_read(self, case_id: UUID | None, **facts: Any) -> None:
        """Something was shown; sealed later."""

    def seal_reads(self) -> int:
        """Chain what was read since the last time; how many cases."""

    def chains(self) -> list[UUID]:
        """Whose chains there are."""

    def verify(self, case_id: UUID) -> list[str]:
        """What is wrong with a chain, in sentences."""
