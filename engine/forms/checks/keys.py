"""Answers are known by their keys."""

from collections import Counter
from collections.abc import Iterator

from engine.feel.names import RESERVED, is_simple
from engine.forms.field import Field
from engine.forms.form import Form
from engine.forms.problems import FormProblem

TAKEN = {"case", "this", "parent", "i", "item", "partial", "loopCounter"}  # they mean something in expressions already


def keys_are_names(form: Form) -> Iterator[FormProblem]:
    """A key is one word that an expression can name."""
    for field in form.walk():
        if not field.key:
            yield FormProblem("This question has no key: its answer would have no name.", field.id or None)
        elif not is_simple(field.key) or field.key in RESERVED | TAKEN:
            yield FormProblem("A key is one word that expressions can use, such as `dvOffence`.", field.id, field.key)
        elif len(field.key) > 60:
            yield FormProblem("This key is longer than 60 characters.", field.id, field.key[:60])


def keys_are_unique(form: Form) -> Iterator[FormProblem]:
    """No two questions have one key; a column may be called like a column of another table."""
    yield from _repeated(form.fields)
    for field in form.fields:
        yield from _repeated(field.columns)
    columns = [column for field in form.fields for column in field.columns]
    for column in columns:
        if any(column.key and column.key == field.key for field in form.fields):
            yield FormProblem(
                "A question outside the table has this key too; in the table's conditions it is `parent.…`.",
                column.id,
                column.key,
                "warning",
            )
    ids = Counter(field.id for field in form.walk())
    for field in form.walk():
        if field.id and ids[field.id] > 1:
            yield FormProblem("Two components have this id.", field.id, field.key)


def _repeated(fields: tuple[Field, ...]) -> Iterator[FormProblem]:
    counts = Counter(field.key for field in fields if field.key)
    for field in fields:
        if counts[field.key] > 1:
            yield FormProblem(
                "Two questions have this key: their answers could not be told apart.", field.id, field.key
            )
