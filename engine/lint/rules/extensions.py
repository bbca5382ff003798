"""Nothing that stands at an element is silently ignored."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.lint.package import Package
from engine.lint.titles import title

RULE: Final = "extensions"


def check(package: Package) -> Iterator[Problem]:
    """An error for a setting that changes how an element behaves, a warning for the mark of another tool."""
    for site in package.sites:
        for element in site.process.elements.values():
            for name in element.unread:
                if name.startswith(("zeebe:", "camunda:")) or " " in name:
                    yield site.problem(
                        RULE, element, f"The {title(element)} has a setting that is not supported: {name}."
                    )
                else:
                    sentence = f"The {title(element)} has a mark of another tool, which means nothing here: {name}."
                    yield site.warning(RULE, element, sentence)
