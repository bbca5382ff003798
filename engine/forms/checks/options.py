"""The answers to choose from."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from engine.forms.field import Field, Kind
from engine.forms.form import Form
from engine.forms.problems import FormProblem

TRAPS: Final = frozenset({"yes", "no", "true", "false", "on", "off", "null", "y", "n", "none_"} - {"none_"})
BOOLEAN_CODES: Final = {"isTrue", "isFalse"}
_CODE: Final = re.compile(r"[A-Za-z][\w.-]*")
_CHOOSING: Final = frozenset({Kind.CHOICE, Kind.CHOICES})


def codes_are_codes(form: Form) -> Iterator[FormProblem]:
    """A code begins with a letter and is none of the words that YAML and spreadsheets read as something else."""
    for field in form.walk():
        if field.kind is Kind.BOOLEAN and field.component != "checkbox":
            if {option.value for option in field.options} != BOOLEAN_CODES:
                yield FormProblem("A yes/no question has two answers, `isTrue` and `isFalse`.", field.id, field.key)
            continue
        for option in field.options:
            if not _CODE.fullmatch(option.value) or len(option.value) > 60:
                yield _problem(field, f"The code `{option.value[:60]}` should be one word that begins with a letter.")
            elif option.value.lower() in TRAPS:
                yield _problem(
                    field,
                    f"The code `{option.value}` is read as yes, no or nothing elsewhere: call it `{option.value}_`.",
                )


def codes_differ(form: Form) -> Iterator[FormProblem]:
    """No two answers of a question have one code or one label."""
    for field in form.walk():
        for what, texts in (
            ("code", [option.value for option in field.options]),
            ("label", [option.label for option in field.options]),
        ):
            for text, count in Counter(texts).items():
                if count > 1:
                    yield _problem(field, f"Two answers have the {what} `{text[:60]}`.")


def questions_offer_answers(form: Form) -> Iterator[FormProblem]:
    """A question to choose from has answers to choose."""
    for field in form.walk():
        if field.kind in _CHOOSING and not field.options and field.options_from is None:
            yield _problem(field, "There is nothing to choose from.")
        if field.kind in _CHOOSING and field.options and field.options_from is not None:
            yield _problem(field, "The answers come from the form or from an expression, not from both.")
        if field.kind in _CHOOSING and field.default is not None and field.options_from is None:
            codes = {option.value for option in field.options}
            defaults = field.default if isinstance(field.default, tuple) else (field.default,)
            if not codes.issuperset(map(str, defaults)):
                yield _problem(field, "The default is none of the answers.")


def _problem(field: Field, message: str) -> FormProblem:
    return FormProblem(message, field.id, field.key)
