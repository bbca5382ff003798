"""Expressions of a form over its answers: what is hidden, what is calculated, on whose side an answer is."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from engine.feel import BudgetSpent, FeelSyntaxError, NoFeelValue, compile_expression, to_feel
from engine.forms.field import Field
from engine.forms.values.references import NamedParty, NewParty

SOMEBODY: Final = "party:new"  # what an expression sees of a person named for the first time


class Undecided(Exception):
    """An expression could not be evaluated within its budget."""


def as_feel(value: Any) -> Any:
    """An answer as expressions see it; a new person is only known to be somebody."""
    if isinstance(value, NewParty | NamedParty):
        return SOMEBODY
    return to_feel(value)


def value_of(text: str, context: Mapping[str, Any]) -> Any:
    """The FEEL value of an expression, null where it has none; raises Undecided."""
    try:
        return compile_expression(text).evaluate(context).value
    except (BudgetSpent, FeelSyntaxError) as reason:  # `check_form` has refused what does not compile
        raise Undecided(str(reason)) from None


def is_hidden(field: Field, context: Mapping[str, Any]) -> bool | None:
    """Whether one of the field's conditions is true; None where none is and one has no answer yet. Raises Undecided."""
    values = [value_of(condition, context) for condition in field.hidden_when]
    if any(value is True for value in values):
        return True
    return None if any(value is None for value in values) else False


def codes_from(text: str, context: Mapping[str, Any]) -> frozenset[str]:
    """The codes that an expression offers: texts, or contexts with a `value`. Raises Undecided."""
    return frozenset(code for code, _ in options_from(text, context))


def options_from(text: str, context: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The codes with their labels that an expression offers. Raises Undecided."""
    offered = value_of(text, context)
    return tuple(_options(offered)) if isinstance(offered, list) else ()


def _options(offered: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for option in offered:
        if isinstance(option, str):
            yield option, option
        elif isinstance(option, Mapping) and isinstance(option.get("value"), str):
            label = option.get("label")
            yield option["value"], label if isinstance(label, str) else option["value"]


def known_values(known: Mapping[str, Any]) -> dict[str, Any]:
    """Process variables as FEEL values; one that has no counterpart in FEEL is null."""
    return {name: _known(value) for name, value in known.items()}


def _known(value: Any) -> Any:
    try:
        return to_feel(value)
    except NoFeelValue:
        return None
