"""What was answered: answers to keep, and values for the process."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from engine.errors import Invalid
from engine.feel import to_feel
from engine.forms.field import REFERENCES, Field, Kind, ProcessInput
from engine.forms.form import Form, gives_variable, is_marked
from engine.forms.values.from_feel import to_input
from engine.forms.values.references import NewParty, is_party

Value = str | bool | int | Decimal | date | datetime | time | tuple[str, ...] | NewParty | Any


class PartiesUnresolved(Invalid):
    """A person who was named for the first time has no party yet."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to keep.

    path: the field's (`members.needToKnow`); key: its last name
    row, row_id: the line of the table, counted from 0, and its id; None outside a table
    value: text, bool, int, Decimal, date, aware datetime in UTC, time, tuple of codes, or a reference; a NewParty until
    the submission is resolved
    data_class: by the writer's role
    side: all, neutral, victim or offender; `desk:<id>` for that desk's; None for the writer's own
    subject: the party that the answer is about (a NewParty until resolved), or None
    """

    id: UUID
    path: str
    key: str
    kind: Kind
    value: Value = attribute(repr=False)
    data_class: str
    row: int | None = None
    row_id: UUID | None = None
    side: str | None = None
    audience: str = "network"
    subject: str | NewParty | None = attribute(default=None, repr=False)
    summary: bool = False
    free_text: bool = False
    write_only: bool = False
    legal_basis: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The levels of the matrix that open this answer by their name."""
        return ("summary",) if self.summary else ()


@dataclass(frozen=True, slots=True)
class Submission:
    """What one person answered on one form.

    answers: in the order of the form; questions without an answer are left out
    rows: the ids of the lines of each table, in order, by the table's key
    asked: the paths of what this person was asked and could fill
    """

    form: Form
    answers: tuple[Answer, ...]
    rows: Mapping[str, tuple[UUID, ...]]
    asked: frozenset[str]

    @property
    def new_parties(self) -> tuple[NewParty, ...]:
        """The people named for the first time, each once, in the order of the form."""
        named = {answer.value.path: answer.value for answer in self.answers if isinstance(answer.value, NewParty)}
        return tuple(named.values())

    @property
    def references(self) -> dict[Kind, frozenset[str]]:
        """Whom and what the person chose herself, by kind: `party:…`, `account:…`, `desk:…`.

        A reference says nothing about the right to it: whether each is of this case, the service asks the policies.
        """
        computed = {field.path for field in self.form.walk() if field.computed}
        given = [one for one in self.answers if one.kind in REFERENCES and one.path not in computed]
        return {
            kind: frozenset(one.value for one in given if one.kind is kind and isinstance(one.value, str))
            for kind in sorted(REFERENCES)
        }

    def resolve(self, references: Mapping[str, str]) -> "Submission":
        """The submission with every new person replaced by her party.

        references: `party:<uuid>` by the `path` of the new party; raises PartiesUnresolved if one is missing
        """
        answers = (
            replace(
                answer,
                value=_resolved(answer.value, references),
                subject=_resolved(answer.subject, references),
            )
            for answer in self.answers
        )
        return replace(self, answers=tuple(answers))

    def as_input(self) -> dict[str, Any]:
        """The answers as a person would send them: loaded again, they make the same submission with other ids."""
        computed = {field.path for field in self.form.walk() if field.computed}
        sent: dict[str, Any] = {
            field.key: [{} for _ in self.rows[field.key]]
            for field in self.form.fields
            if field.key in self.rows and field.path not in computed
        }
        for answer in self.answers:
            if answer.path in computed:
                continue
            place = sent if answer.row is None else sent[answer.path.split(".")[0]][answer.row]
            place[answer.key] = (
                answer.value.as_input() if isinstance(answer.value, NewParty) else to_input(answer.value)
            )
        return sent

    @property
    def process_inputs(self) -> dict[str, Any]:
        """The process variables that this submission sets, as FEEL values; raises PartiesUnresolved.

        1. Every marked question that was asked sets its variable: one without an answer sets null, so that nothing of
           an earlier round stays behind; one with a list of answers, or a table, sets an empty list.
        2. A table gives a list of contexts: the marked columns, and `row` with the reference `row:<uuid>`.
        3. A question marked `reference` gives `answer:<uuid>` and keeps its value to itself.
        """
        if self.new_parties:
            raise PartiesUnresolved
        found = {(answer.path, answer.row): answer for answer in self.answers}
        fields = [field for field in self.form.fields if field.path in self.asked and gives_variable(field)]
        return {
            field.key: self._lines(field, found)
            if field.kind is Kind.TABLE
            else _variable(field, found.get((field.path, None)))
            for field in fields
        }

    def _lines(self, table: Field, found: Mapping[tuple[str, int | None], Answer]) -> list[dict[str, Any]]:
        columns = [column for column in table.columns if column.path in self.asked and is_marked(column)]
        return [
            {"row": f"row:{row_id}"}
            | {column.key: _variable(column, found.get((column.path, row))) for column in columns}
            for row, row_id in enumerate(self.rows.get(table.key, ()))
        ]


def _variable(field: Field, answer: Answer | None) -> Any:
    if answer is None:
        return [] if field.kind is Kind.CHOICES and field.process_input is ProcessInput.VALUE else None
    if field.process_input is ProcessInput.REFERENCE:
        return f"answer:{answer.id}"
    return to_feel(answer.value)


def _resolved(value: Any, references: Mapping[str, str]) -> Any:
    if not isinstance(value, NewParty):
        return value
    reference = references.get(value.path)
    if not is_party(reference):
        raise PartiesUnresolved
    return reference
