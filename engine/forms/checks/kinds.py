"""What the kind of a question asks for."""

import re
from collections.abc import Iterator
from typing import Final

from engine.feel import FeelError, FeelSyntaxError, compile_expression
from engine.feel.analysis import free_variables
from engine.forms.field import Field, Kind, ProcessInput
from engine.forms.form import Form
from engine.forms.problems import FormProblem

_MONEY: Final = re.compile(r"EUR(?![a-z])|€|(?i:\beuros?\b)|[a-z]Eur(?![a-z])|(?i:amount|price|money)")


def tables_have_columns(form: Form) -> Iterator[FormProblem]:
    """A table asks at least one thing."""
    for field in form.walk():
        if field.kind is Kind.TABLE and not field.columns:
            yield FormProblem("This table has no columns.", field.id, field.key)


def money_is_whole(form: Form) -> Iterator[FormProblem]:
    """Money is whole euros."""
    for field in form.walk():
        if field.kind is Kind.NUMBER and _MONEY.search(f"{field.key} {field.label}"):
            yield FormProblem("Money is whole euros: set the decimal digits to 0.", field.id, field.key)


def limits_fit(form: Form) -> Iterator[FormProblem]:
    """The least is not more than the most, and a pattern can be read."""
    for field in form.walk():
        low, high = field.minimum, field.maximum
        short, long = field.min_length, field.max_length
        if (low is not None and high is not None and low > high) or (short and long and short > long):
            yield FormProblem("The least is more than the most: no answer would fit.", field.id, field.key)
        if field.pattern and not _is_pattern(field.pattern):
            yield FormProblem(
                "This pattern is not a regular expression of XPath and cannot be used.", field.id, field.key
            )


def calculations_fit(form: Form) -> Iterator[FormProblem]:
    """A calculation is there, can be read, and carries neither free text nor contacts into the process."""
    guarded = {field.key for field in form.walk() if field.free_text or "C3" in field.classes()}
    for field in form.walk():
        if field.kind is not Kind.CALCULATED:
            continue
        if field.expression is None:
            yield FormProblem("This calculation has no expression.", field.id, field.key)
        elif field.process_input is not ProcessInput.NO and _names(field) & guarded:
            yield FormProblem(
                "This is calculated from free text or protected contacts and cannot be input of the process.",
                field.id,
                field.key,
            )


def _names(field: Field) -> set[str]:
    try:
        return {usage.name for usage in free_variables(compile_expression(field.expression or "null").tree)}
    except FeelSyntaxError:
        return set()


def _is_pattern(pattern: str) -> bool:
    try:
        found = compile_expression("matches(value, pattern)").evaluate({"value": "", "pattern": pattern}).value
    except FeelError:
        return False
    return found is not None
