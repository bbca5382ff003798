"""Every decision is told all that it asks for."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.feel.names import suggestion
from engine.lint.package import Package
from engine.lint.titles import title
from engine.lint.variables import variables_of

RULE: Final = "decision_inputs"


def check(package: Package) -> Iterator[Problem]:
    """A problem for each input of a called decision that nothing in the process sets."""
    for site in package.sites:
        variables = variables_of(site.process, package)
        for element in site.process.elements.values():
            called = element.called_decision
            inputs = package.decisions.get(called.decision_id) if called is not None else None
            if called is None or inputs is None:
                continue
            known = variables.inside(element)
            for name in sorted(inputs - known):
                sentence = f"The decision `{called.decision_id}` of the {title(element)} needs the input `{name}`,"
                hint = suggestion(name, known - inputs)
                yield site.problem(RULE, element, f"{sentence} and nothing in this process sets it{hint or '.'}")
