"""From the bytes of a `.form` file to a form."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from engine.forms.field import Field, Kind
from engine.forms.form import Form, Group, Part
from engine.forms.problems import FormProblem
from engine.forms.reading.component import Component
from engine.forms.reading.component_types import ATTRIBUTES_WITHOUT_EFFECT, CONTAINER, QUESTIONS, REFUSED, SHOWN
from engine.forms.reading.fields import in_table, read_field
from engine.forms.reading.json_text import NotReadable, parse_json
from engine.forms.reading.presentation import read_presentation

MAX_COMPONENTS: Final = 500
MAX_GROUPS: Final = 5  # one in the other
SCHEMA_VERSIONS: Final = range(1, 20)
FORM_ATTRIBUTES: Final = frozenset(
    {
        "type", "id", "title", "schemaVersion", "components", "exporter", "executionPlatform",
        "executionPlatformVersion", "versionTag", "properties", "$schema",
    }
)  # fmt: skip


def read_form(name: str, data: bytes) -> Form:
    """The form in a file of form-js JSON (schema versions 1 to 19).

    name: the file's name, for messages
    data: the file, UTF-8

    Never raises: what cannot be read or is not accepted is among the form's `problems`, with the component's id.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        raw = parse_json(data)
    except NotReadable as reason:
        return Form(name, "", digest, problems=(FormProblem(str(reason)),))
    problems: list[FormProblem] = []
    whole = Component(raw, problems)
    _check_head(whole)
    reader = _Reader(problems)
    parts = reader.parts(whole, (), None, 0)
    title = whole.text("title") or whole.part("properties").text("title")
    return Form(name, whole.text("id"), digest, title, parts, tuple(problems))


def _check_head(whole: Component) -> None:
    if not whole.text("id"):
        whole.problem("The form has no id; diagrams name it by its id.")
    if whole.text("type") not in ("default", ""):
        whole.problem("The type of a form should be `default`.")
    version = whole.raw.get("schemaVersion", SCHEMA_VERSIONS[-1])
    if not isinstance(version, int) or version not in SCHEMA_VERSIONS:
        whole.problem(f"This form is of a schema version that is not known here (1 to {SCHEMA_VERSIONS[-1]}).")
    for name in whole.raw:
        if name not in FORM_ATTRIBUTES:
            whole.problem(f"`{name[:60]}` of the form is not known and has no effect.", "warning")


class _Reader:
    def __init__(self, problems: list[FormProblem]) -> None:
        self.problems = problems
        self.components = 0

    def parts(self, owner: Component, hidden: tuple[str, ...], table: Field | None, depth: int) -> tuple[Part, ...]:
        found = (self._part(raw, hidden, table, depth) for raw in owner.items("components", MAX_COMPONENTS))
        return tuple(part for part in found if part is not None)

    def _part(self, raw: Mapping[str, Any], hidden: tuple[str, ...], table: Field | None, depth: int) -> Part | None:
        self.components += 1
        if self.components > MAX_COMPONENTS:
            if self.components == MAX_COMPONENTS + 1:
                self.problems.append(FormProblem(f"The form has more than {MAX_COMPONENTS} components."))
            return None
        component = Component.of(raw, self.problems)
        part = self._read(component, component.text("type"), hidden, table, depth)
        if part is not None:
            _look_for_unread(component)
        return part

    def _read(
        self, component: Component, component_type: str, hidden: tuple[str, ...], table: Field | None, depth: int
    ) -> Part | None:
        own = component.part("conditional").feel("hide")
        hidden_when = (*hidden, own) if own else hidden
        if component_type in SHOWN:
            return read_presentation(component, component_type, hidden_when)
        if component_type == CONTAINER:
            return self._group(component, hidden_when, table, depth)
        if component_type in QUESTIONS:
            return self._field(component, component_type, hidden_when, table, depth)
        unknown = f"The component type `{component_type[:60]}` is not known here." if component_type else "No type."
        component.problem(REFUSED.get(component_type, unknown))
        return None

    def _group(self, component: Component, hidden: tuple[str, ...], table: Field | None, depth: int) -> Group | None:
        if depth >= MAX_GROUPS:
            component.problem(f"Groups stand more than {MAX_GROUPS} deep in each other.")
            return None
        if component.text("path"):
            component.problem("A group must have no path: every answer is known by its own key.")
        component.part("properties")
        return Group(component.id, component.text("label"), self.parts(component, hidden, table, depth + 1), hidden)

    def _field(
        self, component: Component, component_type: str, hidden: tuple[str, ...], table: Field | None, depth: int
    ) -> Field | None:
        field = read_field(component, component_type, hidden)
        if field.kind is not Kind.TABLE:
            return in_table(field, table) if table else field
        if table is not None:
            component.problem("A table cannot stand in a table.")
            return None
        columns = tuple(self._columns(self.parts(component, (), field, depth), component))
        given = field.given_lines or any(column.read_only for column in columns)
        return replace(field, columns=columns, given_lines=given)

    def _columns(self, parts: Iterable[Part], table: Component) -> Iterable[Field]:
        for part in parts:
            if isinstance(part, Group):
                yield from self._columns(part.parts, table)
            elif isinstance(part, Field):
                yield part
            else:
                table.problem(f"A table shows questions only: its {part.component} is left out.", "warning")


def _look_for_unread(component: Component) -> None:
    for name in component.unread():
        if name not in ATTRIBUTES_WITHOUT_EFFECT:
            component.problem(f"`{name[:60]}` has no effect on a component of this type.", "warning")
