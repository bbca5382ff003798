"""Where a process can go: from which element to which, through sub-processes and events at the edge."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import Final

from engine.bpmn import Element, Process

CHOICES: Final = frozenset({"exclusiveGateway", "eventBasedGateway"})
"""Where the case goes only one of several ways."""


def steps(process: Process) -> Mapping[str, frozenset[str]]:
    """From every element to those that can come directly after it.

    A sub-process leads to its start events and to what follows it; an activity to the events at its edge.
    """
    found: dict[str, set[str]] = {id_: set() for id_ in process.elements}
    for flow in process.flows.values():
        if flow.source in found and flow.target in found:
            found[flow.source].add(flow.target)
    for element in process.elements.values():
        if element.attached_to in found:
            found[element.attached_to or ""].add(element.id)
        elif is_entry(element) and element.scope in found:
            found[element.scope].add(element.id)
        elif not element.outgoing and element.scope in found:  # the sub-process ends here
            around = process.elements[element.scope]
            found[element.id].update(target_ids(process, around.outgoing))
    return {id_: frozenset(after) for id_, after in found.items()}


def is_entry(element: Element) -> bool:
    """Whether a sub-process begins with this element."""
    return element.kind == "startEvent" or element.triggered_by_event


def target_ids(process: Process, flows: Iterable[str]) -> list[str]:
    """Where these flows lead."""
    return [process.flows[flow].target for flow in flows if process.flows[flow].target in process.elements]


def reached(after: Mapping[str, frozenset[str]], starts: Iterable[str]) -> frozenset[str]:
    """All that can come after these elements, and the elements themselves."""
    seen = set(starts)
    pending = list(seen)
    while pending:
        for target in after[pending.pop()]:
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return frozenset(seen)


def entries(process: Process) -> list[str]:
    """Where the process can begin: its start events and its event sub-processes."""
    return [element.id for element in process.within(process.id) if is_entry(element)]


def before(process: Process) -> Mapping[str, frozenset[str]]:
    """Per element all those that may be done, or have been done once, when it begins.

    Those on a way to it; those on another way of a fork, or beside an event that does not interrupt; for what stands in
    an event sub-process everything outside of it; for what stands in a repeated sub-process everything in it.
    """
    after = steps(process)
    found: dict[str, set[str]] = {id_: set() for id_ in after}
    for id_ in after:
        for later in reached(after, after[id_]):
            found[later].add(id_)
    for branches in _forks(process, after):
        for one, other in permutations(branches, 2):
            for id_ in one:
                found[id_] |= other
    for element in process.elements.values():
        inside = _inside(process, element) if element.triggered_by_event or element.loop else set()
        for id_ in inside:
            found[id_] |= inside if element.loop else found.keys() - inside
    return {id_: frozenset(ids) for id_, ids in found.items()}


def _forks(process: Process, after: Mapping[str, frozenset[str]]) -> Iterator[list[frozenset[str]]]:
    for element in process.elements.values():
        starts = set(target_ids(process, element.outgoing)) if element.kind not in CHOICES else set()
        starts |= {event.id for event in process.boundary_events(element.id) if not event.interrupting}
        if len(starts) > 1:
            yield [reached(after, [start]) for start in sorted(starts)]


def _inside(process: Process, around: Element) -> set[str]:
    inside = {around.id}
    for element in process.elements.values():  # in the order of the file: what is around comes first
        if element.scope in inside:
            inside.add(element.id)
    return inside - {around.id}
