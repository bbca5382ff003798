"""A pathway that a person can still read."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.lint.package import Package
from engine.lint.titles import title

RULE: Final = "size"
MOST: Final = 400


def check(package: Package) -> Iterator[Problem]:
    """A problem for each process with so many elements that nobody could check it."""
    for site in package.sites:
        count = len(site.process.elements)
        if count > MOST:
            sentence = (
                f"The {title(site.process)} has {count} elements, more than {MOST}: move parts of it into processes"
            )
            yield site.problem(RULE, site.process, f"{sentence} of their own and call them.")
