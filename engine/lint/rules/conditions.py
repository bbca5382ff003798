"""Conditions stand where a choice is made, and only there."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, Problem, SequenceFlow
from engine.lint.package import Package, Site
from engine.lint.titles import title

RULE: Final = "conditions"
CHOOSING: Final = frozenset({"exclusiveGateway", "inclusiveGateway"})


def check(package: Package) -> Iterator[Problem]:
    """A problem for each arrow whose condition is missing, and for each whose condition would be ignored."""
    for site in package.sites:
        for element in site.process.elements.values():
            flows = [site.process.flows[id_] for id_ in element.outgoing]
            if element.kind in CHOOSING:
                yield from _choices(site, element, flows)
            else:
                yield from _others(site, element, flows)


def _choices(site: Site, gateway: Element, flows: list[SequenceFlow]) -> Iterator[Problem]:
    for flow in flows:
        is_default = flow.id == gateway.default_flow
        if is_default and flow.condition is not None:
            sentence = f"The default arrow `{flow.name or flow.id}` of the {title(gateway)} also has a condition."
            yield site.problem(RULE, flow, f"{sentence} Remove one of the two.")
        elif not is_default and flow.condition is None and len(flows) > 1:
            sentence = f"The arrow `{flow.name or flow.id}` leaves the {title(gateway)} without a condition."
            yield site.problem(RULE, flow, f"{sentence} Give it one, or make it the default arrow.")
        elif flow.condition is not None and len(flows) == 1:
            sentence = f"The only arrow out of the {title(gateway)} has a condition: where else should the case go?"
            yield site.problem(RULE, flow, f"{sentence} Remove the condition or draw the other way.")


def _others(site: Site, element: Element, flows: list[SequenceFlow]) -> Iterator[Problem]:
    for flow in flows:
        if flow.condition is not None:
            sentence = f"The condition on the arrow out of the {title(element)} would be ignored."
            yield site.problem(RULE, flow, f"{sentence} Put an exclusive gateway behind it.")
    if element.default_flow is not None:
        yield site.problem(RULE, element, f"The {title(element)} has a default arrow, but chooses nothing.")
