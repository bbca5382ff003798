"""Everything that is drawn can happen, and every way has an end."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.lint.package import Package
from engine.lint.paths import entries, reached, steps
from engine.lint.titles import title

RULE: Final = "reachable"


def check(package: Package) -> Iterator[Problem]:
    """An error for each element that no way leads to, a warning for each way that ends without an end event."""
    for site in package.sites:
        process = site.process
        seen = reached(steps(process), entries(process))
        for element in process.elements.values():
            if element.id not in seen:
                yield site.problem(
                    RULE, element, f"No way leads to the {title(element)}: it would never be carried out."
                )
            elif not element.outgoing and element.kind != "endEvent" and not element.triggered_by_event:
                yield site.warning(RULE, element, f"The way ends at the {title(element)} without an end event.")
