"""Which variables an element of a process can see.

1. What an element leaves behind is seen in the whole process; whether it came first is not asked here (see `order`).
2. What an event sub-process that does not interrupt sets stays in it: it works on a copy of the variables. So does what
   is named like an input or the loop item of the sub-process around it.
3. A process also sees what its callers pass, what its events declare as their `input`, and `case`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from engine.bpmn import Element, Process
from engine.lint.expressions import Written
from engine.lint.package import Package
from engine.lint.results import enclosing, left_behind, local_names, results_of

ALWAYS: Final = frozenset({"case"})


@dataclass(frozen=True)
class Left:
    """A variable that an element leaves behind, and the sub-process in which it stays (None: seen everywhere)."""

    element: Element
    name: str
    within: str | None


@dataclass(frozen=True)
class Variables:
    """The variables of one process: those that its elements leave behind, and those that are given from outside."""

    process: Process
    left: tuple[Left, ...]
    given: frozenset[str]
    package: Package

    def visible(self, element: Element) -> frozenset[str]:
        """What is known where the element stands, before it begins."""
        around = {other.id: other for other in enclosing(self.process, element)}
        left = (one.name for one in self.left if one.within is None or one.within in around)
        return self.given.union(left, *map(local_names, around.values()))

    def inside(self, element: Element) -> frozenset[str]:
        """What is known while the element is carried out."""
        return self.visible(element) | local_names(element)

    def at(self, written: Written) -> frozenset[str] | None:
        """What an expression can see; None where nobody can tell.

        A timer that starts a process sees nothing yet, a message that does so what it brings. An event at an edge
        waits among the inputs of its activity, not of each repetition, and goes on outside of it.
        """
        element = written.element
        if element.kind == "startEvent" and element.scope == self.process.id and not written.after:
            return frozenset() if element.event is not None and element.event.kind == "timer" else None
        names = self.visible(element) | written.more
        if written.within:
            names |= local_names(element, written.mapped)
        activity = self.process.elements.get(element.attached_to or "")
        if activity is not None and activity.loop is None and not written.after:
            names |= local_names(activity)
        if not written.after:
            return names
        results = results_of(element, self.package)
        return None if results is None else names | results


def variables_of(process: Process, package: Package) -> Variables:
    """The variables of a process of the package."""
    passed = package.elsewhere.calls.get(process.id, frozenset()) | passed_to(process.id, package)
    return _variables(process, package, ALWAYS | passed)


def passed_to(process_id: str, package: Package, asked: frozenset[str] = frozenset()) -> frozenset[str]:
    """What the call activities of the package pass to a process, through however many processes."""
    names: set[str] = set()
    for site in package.sites:
        for element in site.process.elements.values():
            called = element.called_process
            if called is None or called.process_id != process_id:
                continue
            names |= local_names(element)
            caller = site.process
            if called.propagate_all_parent_variables and caller.id not in asked | {process_id}:
                given = passed_to(caller.id, package, asked | {process_id})
                given |= package.elsewhere.calls.get(caller.id, frozenset())
                names |= _variables(caller, package, given).visible(element)
    return frozenset(names)


def _variables(process: Process, package: Package, given: frozenset[str]) -> Variables:
    left = tuple(
        Left(element, name, _stays_in(process, element, name))
        for element in process.elements.values()
        for name in sorted(left_behind(element, package))
    )
    return Variables(process, left, given, package)


def _stays_in(process: Process, element: Element, name: str) -> str | None:
    for around in enclosing(process, element):
        if name in local_names(around) or (around.triggered_by_event and not _interrupts(process, around)):
            return around.id
    return None


def _interrupts(process: Process, event_sub_process: Element) -> bool:
    starts: Iterator[Element] = (one for one in process.within(event_sub_process.id) if one.kind == "startEvent")
    return all(start.interrupting for start in starts)
