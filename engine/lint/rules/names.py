"""Everything that people see has a name."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, Problem
from engine.lint.package import Package
from engine.lint.titles import kind_of

RULE: Final = "names"
CHOOSING: Final = frozenset({"exclusiveGateway", "inclusiveGateway"})


def check(package: Package) -> Iterator[Problem]:
    """A warning for each task, event, sub-process, choice, lane and process without a name."""
    for site in package.sites:
        if not site.process.name:
            yield site.warning(RULE, site.process, f"The process `{site.process.id}` has no name.")
        for element in site.process.elements.values():
            if not element.name and _needs_a_name(element):
                yield site.warning(RULE, element, f"The {kind_of(element)} `{element.id}` has no name.")


def _needs_a_name(element: Element) -> bool:
    if element.kind.endswith("Gateway"):
        return element.kind in CHOOSING and len(element.outgoing) > 1
    return True
