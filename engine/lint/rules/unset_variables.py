"""Every variable that is used is set by something."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.lint.expressions import expressions
from engine.lint.names_used import unknown_names
from engine.lint.package import Package
from engine.lint.variables import variables_of

RULE: Final = "unset_variables"


def check(package: Package) -> Iterator[Problem]:
    """A problem for each name in an expression that no form, script, decision, mapping, message or caller sets."""
    for site in package.sites:
        variables = variables_of(site.process, package)
        for written in expressions(site.process):
            for sentence in unknown_names(written, variables):
                yield site.problem(RULE, written.subject, f"{written.title} {sentence}")
