"""The processes that are called are there."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.feel.names import suggestion
from engine.lint.package import Package
from engine.lint.titles import title

RULE: Final = "called_processes"


def check(package: Package) -> Iterator[Problem]:
    """A problem for each call of a process that is not here or cannot be called, and for two processes with one id."""
    known = package.processes.keys() | package.elsewhere.processes.keys()
    ids = [site.process.id for site in package.sites]
    for site in package.sites:
        if ids.count(site.process.id) > 1:
            yield site.problem(RULE, site.process, f"There are several processes with the id `{site.process.id}`.")
        for element in site.process.elements.values():
            id_ = element.called_process.process_id if element.called_process else ""
            if not id_ or id_.startswith("="):
                continue
            if id_ not in known:
                sentence = f"The process `{id_}` that the {title(element)} calls does not exist"
                yield site.problem(RULE, element, sentence + (suggestion(id_, known) or "."))
            elif id_ in package.processes and all(start.event for start in package.processes[id_].starts()):
                sentence = f"The process `{id_}` that the {title(element)} calls has no plain start event."
                yield site.problem(RULE, element, sentence)
