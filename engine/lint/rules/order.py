"""A variable is set before it is used."""

from collections.abc import Iterator, Mapping
from typing import Final

from engine.bpmn import Element, Problem
from engine.feel.analysis import free_variables
from engine.lint.expressions import Written, expressions
from engine.lint.package import Package
from engine.lint.paths import before
from engine.lint.results import enclosing, local_names, results_of
from engine.lint.titles import listed, title
from engine.lint.variables import Variables, variables_of

RULE: Final = "order"


def check(package: Package) -> Iterator[Problem]:
    """A warning for each use of a variable that is set only by what cannot have happened yet."""
    for site in package.sites:
        variables = variables_of(site.process, package)
        earlier = before(site.process)
        for written in expressions(site.process):
            for name in _names(written, variables):
                setters = _too_late(written.element, name, variables, earlier)
                if setters:
                    sentence = f"{written.title} uses `{name}`, which only {listed(setters)} can set, and not before."
                    yield site.warning(RULE, written.subject, sentence)
        for element in site.process.elements.values():
            called = element.called_decision
            for name in sorted(package.decisions.get(called.decision_id, ())) if called else ():
                setters = _too_late(element, name, variables, earlier) if name not in local_names(element) else []
                if setters:
                    sentence = f"The decision of the {title(element)} needs `{name}`, which only {listed(setters)}"
                    yield site.warning(RULE, element, f"{sentence} can set, and not before.")


def _names(written: Written, variables: Variables) -> list[str]:
    compiled = written.compiled()
    if compiled is None:
        return []
    names = {usage.name for usage in free_variables(compiled.tree) if not usage.in_filter}
    own = local_names(written.element, written.mapped) if written.within else frozenset()
    if written.after:
        own |= results_of(written.element, variables.package) or frozenset()
    return sorted(names - own - written.more)


def _too_late(element: Element, name: str, variables: Variables, earlier: Mapping[str, frozenset[str]]) -> list[str]:
    """Those that set the variable, if none of them may have done so before; empty if all is well."""
    around = list(enclosing(variables.process, element))
    if name in variables.given or any(name in local_names(other) for other in around):
        return []
    ids = {other.id for other in around}
    setters = [one.element for one in variables.left if one.name == name and (one.within is None or one.within in ids)]
    if any(setter.id in earlier[element.id] for setter in setters):
        return []
    return sorted({setter.name or setter.id for setter in setters if setter.id != element.id})
