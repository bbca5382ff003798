"""Yes or no, one of several answers, some of several answers."""

from typing import Any, Final

from marshmallow import ValidationError

from engine.forms.field import Field
from engine.forms.sentences import Sentence

MOST_CHOSEN: Final = 500
LONGEST_CODE: Final = 200
TRUTHS: Final = {"isTrue": True, "isFalse": False, "true": True, "false": False}


def parse_boolean(field: Field, value: Any) -> bool:
    """A truth of JSON, or one of the codes of a yes/no question."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip() in TRUTHS:
        return TRUTHS[value.strip()]
    raise ValidationError(
        Sentence("Tick the box or leave it") if field.component == "checkbox" else Sentence("Choose yes or no")
    )


def parse_choice(field: Field, value: Any) -> str:
    """The code of one of the options; options that come from process variables are checked later."""
    if isinstance(value, str) and len(value) <= LONGEST_CODE and is_offered(field, value):
        return value
    raise ValidationError(Sentence("Choose one of the answers"))


def parse_choices(field: Field, value: Any) -> tuple[str, ...]:
    """The codes of some of the options, each once and in the form's order; one code alone stands for a list of it."""
    codes = [value] if isinstance(value, str) else value
    if (
        not isinstance(codes, list | tuple)
        or len(codes) > MOST_CHOSEN
        or not all(isinstance(code, str) and len(code) <= LONGEST_CODE and is_offered(field, code) for code in codes)
    ):
        raise ValidationError(Sentence("Choose from the answers given"))
    order = {option.value: place for place, option in enumerate(field.options)}
    return tuple(sorted(dict.fromkeys(codes), key=lambda code: order.get(code, 0)))


def is_offered(field: Field, code: str) -> bool:
    """Whether a code is among the form's own options, or may be among those that process variables give."""
    return field.options_from is not None or any(option.value == code for option in field.options)
