"""What a form takes from the process is set by something."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.feel import FeelSyntaxError, compile_expression
from engine.feel.analysis import free_variables
from engine.feel.names import suggestion
from engine.forms import Field, Form
from engine.lint.package import Package
from engine.lint.titles import title
from engine.lint.variables import variables_of

RULE: Final = "form_variables"
OF_FORMS: Final = frozenset({"this", "parent", "i"})


def check(package: Package) -> Iterator[Problem]:
    """A problem for each name in a form of a task that is neither a question of the form nor set in the process."""
    for site in package.sites:
        variables = variables_of(site.process, package)
        for element in site.process.elements.values():
            form = package.forms_by_id.get(element.form_id or "")
            if form is None or element.kind == "startEvent":
                continue
            known = variables.inside(element)
            for path, name in dict.fromkeys(_unknown(form, known)):
                sentence = f"The form of the {title(element)} uses `{name}` at `{path}`,"
                hint = suggestion(name, known)
                yield site.problem(RULE, element, f"{sentence} and nothing in this process sets it{hint or '.'}")


def _unknown(form: Form, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    answers = {field.key for field in form.walk()} | OF_FORMS
    for field in form.walk():
        yield from ((field.path, name) for name in _of_process(field) if name not in known)
        yield from ((field.path, name) for name in _of_both(field) if name not in known | answers)


def _of_process(field: Field) -> Iterator[str]:
    """What fills the question before anybody answers."""
    for text in (field.prefill, field.options_from):
        yield from _names(text or "")


def _of_both(field: Field) -> Iterator[str]:
    """What may also depend on the answers: when the question is hidden, whom it is about, whose side it is on."""
    for text in field.hidden_when:
        yield from _names(text)
    if field.side.startswith("="):
        yield from _names(field.side)
    if field.subject:
        yield field.subject


def _names(text: str) -> Iterator[str]:
    try:
        tree = compile_expression(text.lstrip().removeprefix("=")).tree if text else None
    except FeelSyntaxError:  # another rule says so
        return
    if tree is not None:
        yield from (usage.name for usage in free_variables(tree) if not usage.in_filter)
