"""The forms are there, and can be filled."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.feel.names import suggestion
from engine.forms import Form, check_form
from engine.lint.package import Package
from engine.lint.titles import title

RULE: Final = "forms"


def check(package: Package) -> Iterator[Problem]:
    """A problem for each missing form, for all that is wrong in the forms, and for two forms with one id."""
    for site in package.sites:
        for element in site.process.elements.values():
            id_ = element.form_id
            if id_ is not None and not id_.startswith("=") and id_ not in package.variables_of_forms:
                hint = suggestion(id_, package.variables_of_forms)
                yield site.problem(
                    RULE, element, f"The form `{id_}` of the {title(element)} does not exist{hint or '.'}"
                )
    ids = [form.id for form in package.forms]
    for form in package.forms:
        if ids.count(form.id) > 1:
            yield _problem(form, f"There are several forms with the id `{form.id}`.", None)
        for problem in check_form(form):
            sentence = f"{problem.message} (`{problem.key}`)" if problem.key else problem.message
            yield _problem(form, sentence, problem.component_id, problem.severity)


def _problem(form: Form, sentence: str, id_: str | None, severity: str = "error") -> Problem:
    return Problem(RULE, sentence, id_, 0, severity, form.name)
