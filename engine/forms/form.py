"""A form: questions in order, with what stands between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.forms.field import Field, ProcessInput
from engine.forms.problems import FormProblem


@dataclass(frozen=True, slots=True)
class Presentation:
    """Something that is shown and asks nothing: text (Markdown, or FEEL with its `=`), html, separator, and so on."""

    id: str
    component: str
    text: str = ""
    alt: str = ""
    hidden_when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one heading."""

    id: str
    label: str
    parts: tuple["Part", ...]
    hidden_when: tuple[str, ...] = ()


Part = Field | Presentation | Group


@dataclass(frozen=True, slots=True)
class Form:
    """What a `.form` file holds.

    name: the file's name
    id: what `zeebe:formDefinition formId` names
    digest: SHA-256 of the file, in hexadecimal
    parts: everything in the order of the page; `fields` are the questions among it, without the groups
    problems: what the reader found; `check_form` finds the rest
    """

    name: str
    id: str
    digest: str
    title: str = ""
    parts: tuple[Part, ...] = ()
    problems: tuple[FormProblem, ...] = ()

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The questions in the order of the page; a table's columns stand in the table."""
        return tuple(_fields(self.parts))

    def walk(self) -> Iterator[Field]:
        """Every field and every column."""
        for field in self.fields:
            yield from field.walk()

    def field(self, path: str) -> Field:
        """The field or column at a path; raises KeyError."""
        for field in self.walk():
            if field.path == path:
                return field
        raise KeyError(path)

    def variables(self) -> dict[str, Field]:
        """The process variables that a submission sets, by name, with the fields that they come from."""
        return {field.key: field for field in self.fields if gives_variable(field)}


def gives_variable(field: Field) -> bool:
    """Whether a submission sets a process variable of this name; a table does so too if one of its columns would."""
    return not field.read_only and (is_marked(field) or any(map(is_marked, field.columns)))


def is_marked(field: Field) -> bool:
    """Whether the form marks the answers, or the column, as input of the process."""
    return field.process_input is not ProcessInput.NO


def _fields(parts: tuple[Part, ...]) -> Iterator[Field]:
    for part in parts:
        if isinstance(part, Group):
            yield from _fields(part.parts)
        elif isinstance(part, Field):
            yield part
