"""What the process gives a question before anybody has answered it."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from engine.forms.conditions import Undecided, value_of
from engine.forms.field import Field
from engine.forms.values import PARSERS, is_empty
from engine.forms.values.from_feel import to_input


def given_value(field: Field, known: Mapping[str, Any]) -> Any:
    """The FEEL value that process variables give a field, else null.

    That is its prefill; without one, a read-only field or a table of given lines takes the variable of its own name.
    """
    if field.prefill is not None:
        try:
            return value_of(field.prefill, known)
        except Undecided:
            return None
    return known.get(field.key) if field.read_only or field.given_lines else None


def parsed(field: Field, value: Any) -> Any:
    """A value from the process as an answer; None where it is not of the field's kind."""
    sent = to_input(value)
    try:
        return None if is_empty(sent) or field.kind not in PARSERS else PARSERS[field.kind](field, sent)
    except ValidationError:
        return None


def fresh_value(field: Field, known: Mapping[str, Any]) -> Any:
    """The answer that stands on a fresh form: what the process gives, else the form's default; None if neither fits."""
    given = given_value(field, known)
    return parsed(field, field.default if given is None else given)
