"""What one person does: her tasks, her answers, the people she names."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from engine.domain.running.people import AnswerRow, NewPerson, PartyRow, Standing


class Tasks(Protocol):
    """A person's way to her tasks, through the policies of the database."""

    def standing(self, task_id: UUID | None = None, case_id: UUID | None = None) -> Standing:
        """At which desks she sits, her entries in the case, and whether the task is hers to see."""

    def seen_parties(self, case_id: UUID | None, parties: Sequence[UUID]) -> set[UUID]:
        """Those of these parties that are of the case and that she sees."""

    def seen_desks(self, desks: Sequence[str]) -> set[str]:
        """Those of these desks that there are and that she may know of."""

    def claim(self, task_id: UUID, account: str | None) -> bool:
        """Put a name on an open task, or take it off; False where the policies let her not."""


class Answers(Protocol):
    """What people typed."""

    def add(self, rows: Sequence[AnswerRow]) -> None:
        """Store it, sealed where it says so."""


class People(Protocol):
    """Persons and parties; names and national ids are sealed."""

    def indexes(self, national_id: str) -> list[bytes]:
        """Blind indexes of a national id."""

    def find(self, national_ids: Sequence[str]) -> dict[str, UUID]:
        """Persons by exact national id."""

    def add(self, persons: Sequence[NewPerson]) -> None:
        """People who are named for the first time."""

    def add_parties(self, rows: Sequence[PartyRow]) -> None:
        """Sides of persons in a case."""

    def parties(self, case_id: UUID) -> list[PartyRow]:
        """All parties of a case."""

    def of_party(self, party_id: UUID) -> PartyRow | None:
        """A party."""
