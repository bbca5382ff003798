"""The case goes several ways only where a gateway says which."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, Problem, Process
from engine.lint.package import Package
from engine.lint.titles import GATEWAYS, title

RULE: Final = "splits"
AFTER_EVENT_GATEWAYS: Final = frozenset({"message", "timer", "signal"})


def check(package: Package) -> Iterator[Problem]:
    """A problem for each element with arrows that it may not have."""
    for site in package.sites:
        for element in site.process.elements.values():
            for sentence in _sentences(element, site.process):
                yield site.problem(RULE, element, sentence)


def _sentences(element: Element, process: Process) -> Iterator[str]:
    if element.kind not in GATEWAYS and len(element.outgoing) > 1:
        ways = len(element.outgoing)
        yield f"{ways} arrows leave the {title(element)}. Put a gateway behind it that says which are taken."
    if element.kind in ("startEvent", "boundaryEvent") and element.incoming:
        yield f"No arrow may lead to the {title(element)}."
    if element.kind == "endEvent" and element.outgoing:
        yield f"No arrow may leave the {title(element)}."
    if element.kind == "eventBasedGateway":
        yield from _event_gateway(element, process)


def _event_gateway(gateway: Element, process: Process) -> Iterator[str]:
    if len(gateway.outgoing) < 2:
        yield f"The {title(gateway)} needs at least two events to wait for."
    for flow in gateway.outgoing:
        target = process.elements.get(process.flows[flow].target)
        if target is None:
            continue
        waits = target.kind == "intermediateCatchEvent" and target.event and target.event.kind in AFTER_EVENT_GATEWAYS
        if not waits and target.kind != "receiveTask":
            yield f"The {title(gateway)} leads to the {title(target)}, which waits for no message, signal or timer."
        elif len(target.incoming) > 1:
            yield f"The {title(target)} is waited for by the {title(gateway)} and may have no other arrow to it."
        elif target.kind == "receiveTask" and (target.inputs or process.boundary_events(target.id)):
            yield f"Behind the {title(gateway)} the {title(target)} may have no inputs and no events at its edge."
