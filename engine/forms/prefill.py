"""What a fresh form shows before anybody has answered."""

from collections.abc import Mapping
from typing import Any

from engine.forms.conditions import known_values
from engine.forms.field import Field, Kind
from engine.forms.form import Form
from engine.forms.given import fresh_value, given_value, parsed
from engine.forms.values import is_empty
from engine.forms.values.from_feel import to_input


def prefill(form: Form, known: Mapping[str, Any], permitted: frozenset[str] | None = None) -> dict[str, Any]:
    """What stands on the form at first, by key, as a browser would send it; a table is a list of such mappings.

    known: the process variables that the task sees
    permitted: the paths that may be shown; all if not given

    1. `prefill`, or a default that begins with `=`, is FEEL over process variables.
    2. A read-only question takes the process variable of its own name.
    3. Else the form's default. What does not fit the question is left out, and so is what is write-only.
    """
    values = known_values(known)
    found = {}
    for field in form.fields:
        if permitted is None or field.path in permitted:
            shown = _lines(field, values, permitted) if field.kind is Kind.TABLE else _shown(field, values, {})
            if not is_empty(shown):
                found[field.key] = shown
    return found


def prefill_line(table: Field, known: Mapping[str, Any], permitted: frozenset[str] | None = None) -> dict[str, Any]:
    """What stands in a new line of a table at first, by the keys of its columns."""
    return _line(table, known_values(known), {}, permitted)


def _lines(table: Field, values: Mapping[str, Any], permitted: frozenset[str] | None) -> list[dict[str, Any]]:
    given = given_value(table, values)
    lines = [line for line in given if isinstance(line, Mapping)] if isinstance(given, list) else []
    return [_line(table, values, line, permitted) for line in lines]


def _line(
    table: Field, values: Mapping[str, Any], line: Mapping[str, Any], permitted: frozenset[str] | None
) -> dict[str, Any]:
    columns = [column for column in table.columns if permitted is None or column.path in permitted]
    shown = {column.key: _shown(column, values, line) for column in columns}
    return {key: value for key, value in shown.items() if not is_empty(value)}


def _shown(field: Field, values: Mapping[str, Any], line: Mapping[str, Any]) -> Any:
    if field.write_only:
        return None
    given = line.get(field.key)
    return to_input(fresh_value(field, values) if given is None else parsed(field, given))
