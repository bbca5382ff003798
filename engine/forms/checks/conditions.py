"""The expressions of a form."""

from collections.abc import Iterator

from engine.feel import FeelSyntaxError, compile_expression
from engine.feel.analysis import free_variables
from engine.forms.field import Field
from engine.forms.form import Form, Group, Part
from engine.forms.problems import FormProblem

_Text = tuple[str, str, str]  # what it is, its FEEL, the key


def conditions_compile(form: Form) -> Iterator[FormProblem]:
    """Every expression is FEEL."""
    seen = set()
    for component_id, key, what, text in _expressions(form.parts):
        if (component_id, what, text) not in seen:
            seen.add((component_id, what, text))
            try:
                compile_expression(text)
            except FeelSyntaxError as reason:
                yield FormProblem(f"The {what} is not an expression that can be read: {reason}.", component_id, key)


def conditions_look_back(form: Form) -> Iterator[FormProblem]:
    """A question is hidden by answers that were given before it, not by later ones."""
    for fields in (form.fields, *(field.columns for field in form.fields)):
        later = [field.key for field in fields]
        for field in fields:
            names = {name for text in field.hidden_when for name in _names(text)}
            if field.key in names:
                yield FormProblem("This question is hidden by its own answer.", field.id, field.key)
            later.remove(field.key)
            for name in sorted(names & set(later)):
                yield FormProblem(
                    f"Whether this is asked depends on `{name}`, which is asked later.", field.id, field.key, "warning"
                )


def _names(text: str) -> Iterator[str]:
    try:
        yield from (usage.name for usage in free_variables(compile_expression(text).tree))
    except FeelSyntaxError:
        return


def _expressions(parts: tuple[Part, ...]) -> Iterator[tuple[str, str | None, str, str]]:
    for part in parts:
        for text in part.hidden_when:
            yield part.id, part.key if isinstance(part, Field) else None, "condition", text
        if isinstance(part, Group):
            yield from _expressions(part.parts)
        elif isinstance(part, Field):
            yield from _of_field(part)
            yield from _expressions(part.columns)
        elif part.text.startswith("="):
            yield part.id, None, "text", part.text[1:]


def _of_field(field: Field) -> Iterator[tuple[str, str | None, str, str]]:
    for what, text in (
        ("calculation", field.expression),
        ("list of answers", field.options_from),
        ("prefill", field.prefill),
        ("side", field.side[1:] if field.side.startswith("=") else None),
    ):
        if text is not None:
            yield field.id, field.key, what, text
