"""One question of a form, and what its marks say about the answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final


class Kind(StrEnum):
    """What an answer is."""

    TEXT = "text"  # one line
    AREA = "area"  # several lines
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    PARTY = "party"  # a person whom the case is about
    COLLEAGUE = "colleague"  # a person at a desk of the case's network
    DESK = "desk"
    TABLE = "table"
    CALCULATED = "calculated"


class ProcessInput(StrEnum):
    """Whether an answer becomes a process variable: not at all, as its value, or as a reference to where it is kept."""

    NO = "no"
    VALUE = "value"
    REFERENCE = "reference"


FREE_TEXT: Final = frozenset({Kind.TEXT, Kind.AREA})
REFERENCES: Final = frozenset({Kind.PARTY, Kind.COLLEAGUE, Kind.DESK})
DATA_CLASSES: Final = ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9")
AUDIENCES: Final = ("network", "leader")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: the code that is kept and the label that people read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question, as read from a component of a form; a table's columns are fields themselves.

    id: the component's id
    key, path: the name of the answer; the path of a column is `table.column`
    component: form-js' type of the component
    options, options_from: the answers to choose from, or FEEL that gives them from process variables
    hidden_when: FEEL conditions, without their `=`; the question is hidden if one of them is true
    minimum, maximum, decimals: of a number; decimals None means as many as wanted
    min_length, max_length, pattern: of a text, in characters; the pattern is an XPath regular expression
    data_class: C1 to C9, empty where the form names none; class_by_role overrides it by the writer's role
    side: all, neutral, victim or offender; empty for the writer's own; or FEEL, with its `=`, giving a side or a desk
    audience: network, or leader (the author's desk and the desk that owns the case)
    subject: the key of the party field, or the process variable, that says whom the answer is about
    summary: readers who see only a summary of the class see this answer
    write_only: an answer is not shown again to the desk that gave it
    read_only: people see it and do not fill it; its value is the process variable named by `prefill`, else by the key
    given_lines: the process gives a table's lines, and people neither add nor remove any
    default: what a fresh form shows, as JSON; prefill: FEEL over process variables that gives it instead
    expression: the FEEL of a calculated answer
    """

    id: str
    key: str
    path: str
    kind: Kind
    component: str
    label: str = ""
    help: str = ""
    options: tuple[Option, ...] = ()
    options_from: str | None = None
    required: bool = False
    hidden_when: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    no_past: bool = False
    data_class: str = ""
    class_by_role: tuple[tuple[str, str], ...] = ()
    side: str = ""
    audience: str = "network"
    subject: str = ""
    summary: bool = False
    process_input: ProcessInput = ProcessInput.NO
    write_only: bool = False
    purpose: str = ""
    legal_basis: str = ""
    read_only: bool = False
    default: Any = None
    prefill: str | None = None
    expression: str | None = None
    given_lines: bool = False
    columns: tuple["Field", ...] = ()

    @property
    def free_text(self) -> bool:
        """Whether people write what they want here."""
        return self.kind in FREE_TEXT

    @property
    def computed(self) -> bool:
        """Whether the answer comes from Koosrada and not from a person."""
        return self.read_only or self.kind is Kind.CALCULATED

    def class_for(self, role: str) -> str:
        """The data class of an answer that somebody of this role gives."""
        return dict(self.class_by_role).get(role, self.data_class)

    def classes(self) -> frozenset[str]:
        """Every data class that an answer may have."""
        return frozenset({self.data_class, *dict(self.class_by_role).values()})

    def walk(self) -> Iterator["Field"]:
        """The field, then its columns."""
        yield self
        yield from self.columns
