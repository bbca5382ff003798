"""Data classes and the matrix: what a role may see of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.domain.roles import ROLES
from engine.errors import Invalid

PROTECTED_CONTACTS = "C3"
PARTS = ("summary", "outcome_only", "contact_only", "consent_rep", "client")  # what a field may declare to be
LEVELS = (
    "full", "own_case", "summary", "outcome_only", "contact_only", "consent_rep", "own_client", "own_part", "request",
    "break_glass", "aggregate", "survey_only", "audit_only", "none",
)  # fmt: skip


class MatrixWrong(Invalid):
    """The list of data classes cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class DataClass:
    """A class: a level per role, whether it may become a process variable, whether it is sealed, how long kept."""

    id: str
    levels: Mapping[str, str]
    engine: bool
    sealed: bool
    retention: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """All classes by id."""

    classes: Mapping[str, DataClass]

    def level(self, data_class: str, role: str) -> str | None:
        """What a role may see of a class; None where the matrix has no line: no access."""
        found = self.classes.get(data_class)
        return found.levels.get(role) if found else None

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Every cell: data class, role, level."""
        for data_class in self.classes.values():
            for role, level in data_class.levels.items():
                yield data_class.id, role, level

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "Matrix":
        """Build the matrix from plain data (processes/data-classes.yaml).

        Parameters
        ----------
        plain
            ``{classes: {C1: {levels: {<role>: <level>}, engine: bool, sealed: bool, retention?, title?}, …}}``.

        Raises
        ------
        MatrixWrong
            with a sentence per unknown role or level.
        """
        classes = {
            name: DataClass(
                name, dict(c["levels"]), bool(c["engine"]), bool(c["sealed"]), c.get("retention"), c.get("title", "")
            )
            for name, c in plain["classes"].items()
        }
        matrix = cls(classes)
        wrong = [f"{c}: there is no role {role}." for c, role, _ in matrix.rules() if role not in ROLES]
        wrong += [f"{c}: {level} is no level ({role})." for c, role, level in matrix.rules() if level not in LEVELS]
        if wrong:
            raise MatrixWrong("\n".join(wrong))
        return matrix
