"""From a component that asks something to a field."""

from dataclasses import replace
from typing import Any, Final

from engine.forms.field import REFERENCES, Field, Kind, Option
from engine.forms.reading.component import Component
from engine.forms.reading.component_types import KIND_MARKS, QUESTIONS, SUBTYPES
from engine.forms.reading.marks import read_marks

MAX_OPTIONS: Final = 500
INHERITED: Final = (
    "data_class",
    "class_by_role",
    "side",
    "audience",
    "subject",
    "write_only",
    "purpose",
    "legal_basis",
)
# The form's pattern for an e-mail address and a telephone number (form-js: `validationType`)
VALIDATION_TYPES: Final = {
    "": None,
    "custom": None,
    "email": r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
    "phone": r"^\+?[0-9][0-9 ()-]{4,24}$",
}


def read_field(component: Component, component_type: str, hidden_when: tuple[str, ...]) -> Field:
    """The field of a component; a dynamic list is still without its columns."""
    validate, properties = component.part("validate"), component.part("properties")
    marks = read_marks(properties)
    kind = _kind(component, component_type, properties)
    table = component_type == "dynamiclist"
    return Field(
        id=component.id,
        key=component.text("path" if table else "key"),
        path=component.text("path" if table else "key"),
        kind=kind,
        component=component_type,
        label=component.text("label") or component.text("dateLabel") or component.text("timeLabel"),
        help=component.text("description"),
        options=_options(component, kind),
        options_from=_options_from(component, kind),
        required=validate.flag("required") or properties.flag("required"),
        hidden_when=hidden_when,
        minimum=validate.number("min"),
        maximum=validate.number("max"),
        decimals=component.count("decimalDigits"),
        min_length=validate.count("minLength"),
        max_length=validate.count("maxLength"),
        pattern=_pattern(validate),
        no_past=component.flag("disallowPassedDates"),
        given_lines=table and component.value("allowAddRemove") is False,
        read_only=component.flag("readonly") or component.flag("disabled"),
        expression=component.feel("expression"),
        **{**_default(component), **marks},
    )


def in_table(column: Field, table: Field) -> Field:
    """A column: its path leads through the table, and what it does not say for itself the table says for it."""
    defaults = {name: getattr(table, name) for name in INHERITED if not getattr(column, name)}
    if column.audience == "network":
        defaults["audience"] = table.audience
    if column.data_class:
        defaults.pop("class_by_role", None)  # the table's overrides are of the table's class
    return replace(column, path=f"{table.key}.{column.key}", read_only=column.read_only or table.read_only, **defaults)


def _kind(component: Component, component_type: str, properties: Component) -> Kind:
    kind, mark = QUESTIONS[component_type], properties.text("kind")
    if mark:
        marked, types = KIND_MARKS.get(mark, (None, frozenset()))
        if marked is None:
            component.problem(f"The kind `{mark[:60]}` is not known; known are {', '.join(KIND_MARKS)}.")
        elif component_type not in types:
            component.problem(f"The kind {mark} is for a question of the type {' or '.join(sorted(types))}.")
        else:
            kind = marked
    elif component_type == "number" and component.count("decimalDigits") == 0:
        kind = Kind.INTEGER
    elif component_type == "datetime":
        subtype = component.text("subtype") or "date"
        if subtype not in SUBTYPES:
            component.problem("`subtype` should be date, time or datetime.")
        kind = SUBTYPES.get(subtype, Kind.DATE)
    return kind


def _options(component: Component, kind: Kind) -> tuple[Option, ...]:
    entries = [Component(raw, component.problems, component.id, component.key) for raw in _values(component)]
    options = tuple(Option(entry.text("value"), entry.text("label") or entry.text("value")) for entry in entries)
    return () if kind in REFERENCES else options  # whom to choose from is not the form's to say


def _values(component: Component) -> Any:
    return component.items("values", MAX_OPTIONS)


def _options_from(component: Component, kind: Kind) -> str | None:
    expression, key = component.feel("valuesExpression"), component.text("valuesKey")
    return None if kind in REFERENCES else expression or key or None


def _pattern(validate: Component) -> str | None:
    named = validate.text("validationType")
    if named not in VALIDATION_TYPES:
        validate.problem("`validationType` should be email, phone or custom.")
    return VALIDATION_TYPES.get(named) or validate.text("pattern") or None


def _default(component: Component) -> dict[str, Any]:
    value = component.value("defaultValue")
    if isinstance(value, str) and value.startswith("="):
        return {"prefill": value[1:].strip()}
    if isinstance(value, list):
        value = tuple(str(item) for item in value)
    elif isinstance(value, dict):
        component.problem("`defaultValue` should be a text, a number, a truth or a list of texts.")
        value = None
    return {"default": value}
