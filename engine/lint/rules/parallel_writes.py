"""Two ways that run at the same time do not write to one variable."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from engine.bpmn import Element, Problem, Process
from engine.lint.names_used import names_used
from engine.lint.package import Package
from engine.lint.paths import reached, steps, target_ids
from engine.lint.results import left_behind
from engine.lint.titles import listed, title

RULE: Final = "parallel_writes"
FORKS: Final = frozenset({"parallelGateway", "inclusiveGateway"})


def check(package: Package) -> Iterator[Problem]:
    """A warning for each variable in use that two branches of a fork, or several instances of an activity, set."""
    for site in package.sites:
        after = steps(site.process)
        used = names_used(site.process, package)
        for gateway in site.process.elements.values():
            if gateway.kind in FORKS and len(gateway.outgoing) > 1:
                names = sorted(_written_twice(gateway, site.process, after, package) & used)
                if names:
                    sentence = f"Two ways out of the {title(gateway)} both set {listed(names)} at the same time"
                    yield site.warning(RULE, gateway, f"{sentence}: which value stays depends on who is faster.")
        for element in site.process.elements.values():
            names = sorted(_written_by_each(element, package) & used)
            if names:
                sentence = (
                    f"Each time that the {title(element)} is done sets {listed(names)} anew: only the last value stays."
                )
                yield site.warning(RULE, element, f"{sentence} Collect the values in the output collection.")


def _written_by_each(element: Element, package: Package) -> frozenset[str]:
    """What the instances of a repeated activity set, besides their output collection."""
    if element.loop is None or element.loop.sequential:
        return frozenset()
    return left_behind(element, package) - {element.loop.output_collection}


def _written_twice(
    gateway: Element, process: Process, after: Mapping[str, frozenset[str]], package: Package
) -> frozenset[str]:
    branches = [_branch(start, gateway, after) for start in target_ids(process, gateway.outgoing)]
    found: set[str] = set()
    for one, other in combinations(branches, 2):
        found |= _written(one - other, process, package) & _written(other - one, process, package)
    return frozenset(found)


def _branch(start: str, gateway: Element, after: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What comes after `start` without passing the gateway again."""
    open_ways = {id_: targets - {gateway.id} for id_, targets in after.items()}
    return reached(open_ways, [start])


def _written(ids: frozenset[str], process: Process, package: Package) -> frozenset[str]:
    return frozenset(name for id_ in ids for name in left_behind(process.elements[id_], package))
