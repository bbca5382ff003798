"""What may be kept where, and what may enter the process."""

from collections.abc import Iterator

from engine.feel.names import is_simple
from engine.forms.field import DATA_CLASSES, Field, Kind, ProcessInput
from engine.forms.form import Form
from engine.forms.problems import FormProblem


def every_answer_has_a_class(form: Form) -> Iterator[FormProblem]:
    """An answer without a data class could be shown to nobody or to everybody; a table's class is its columns'."""
    for field in form.walk():
        if field.kind is not Kind.TABLE and not field.data_class:
            known = f"{DATA_CLASSES[0]} to {DATA_CLASSES[-1]}"
            yield FormProblem(
                f"The property `class` is missing: say which data class the answer is of ({known}).",
                field.id,
                field.key,
            )


def free_text_stays_out(form: Form) -> Iterator[FormProblem]:
    """Free text never becomes a process variable; a reference to it may."""
    for field in form.walk():
        if field.free_text and field.process_input is ProcessInput.VALUE:
            yield FormProblem(
                "Free text cannot be input of the process: take the mark off, or write `reference`.",
                field.id,
                field.key,
            )
        if field.kind is Kind.TABLE and field.process_input is ProcessInput.REFERENCE:
            yield FormProblem(
                "A table gives its lines to the process, each with its reference: write `true`.", field.id, field.key
            )


def contacts_stay_out(form: Form) -> Iterator[FormProblem]:
    """Protected contacts (C3) never become process variables, for no role."""
    for field in form.walk():
        if "C3" in field.classes() and field.process_input is not ProcessInput.NO:
            yield FormProblem(
                "Protected contacts (C3) never enter the process: take `processInput` off.", field.id, field.key
            )


def summaries_are_closed(form: Form) -> Iterator[FormProblem]:
    """A summary holds no free text."""
    for field in form.walk():
        if field.summary and field.free_text:
            yield FormProblem("Free text cannot be part of a summary: take `summary` off.", field.id, field.key)


def subjects_are_parties(form: Form) -> Iterator[FormProblem]:
    """`subject` names a party: a question for one on this form, or a process variable."""
    for field in form.walk():
        if not field.subject:
            continue
        named = [one for one in _siblings(form, field) if one.key == field.subject]
        if not is_simple(field.subject) or any(one.kind is not Kind.PARTY for one in named):
            yield FormProblem("`subject` should be the key of a question for a party.", field.id, field.key)


def _siblings(form: Form, field: Field) -> Iterator[Field]:
    for one in form.fields:
        yield one
        if field in one.columns:
            yield from one.columns
