"""From what a browser or a JSON document sends to values of closed types, one parser per kind of question.

A parser takes the field and a value that is not empty and returns the value, or raises marshmallow's ValidationError
with a sentence.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from engine.forms.field import Field, Kind
from engine.forms.values.choices import parse_boolean, parse_choice, parse_choices
from engine.forms.values.dates import parse_date, parse_datetime, parse_time
from engine.forms.values.numbers import parse_integer, parse_number
from engine.forms.values.references import parse_colleague, parse_desk, parse_party
from engine.forms.values.texts import parse_area, parse_text

PARSERS: Final[Mapping[Kind, Callable[[Field, Any], Any]]] = {
    Kind.TEXT: parse_text,
    Kind.AREA: parse_area,
    Kind.DATE: parse_date,
    Kind.DATETIME: parse_datetime,
    Kind.TIME: parse_time,
    Kind.BOOLEAN: parse_boolean,
    Kind.INTEGER: parse_integer,
    Kind.NUMBER: parse_number,
    Kind.CHOICE: parse_choice,
    Kind.CHOICES: parse_choices,
    Kind.PARTY: parse_party,
    Kind.COLLEAGUE: parse_colleague,
    Kind.DESK: parse_desk,
}


def is_empty(value: Any) -> bool:
    """Whether nothing was answered."""
    return (
        value is None
        or (isinstance(value, str) and not value.strip())
        or (not value and isinstance(value, list | tuple))
    )
