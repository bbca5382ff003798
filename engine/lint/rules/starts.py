"""Every process and sub-process knows where it begins."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, Problem, Process
from engine.lint.package import Package
from engine.lint.titles import title

RULE: Final = "starts"


def check(package: Package) -> Iterator[Problem]:
    """A problem for each process or sub-process without a clear beginning."""
    for site in package.sites:
        process = site.process
        for sentence in _process(process, process.starts()):
            yield site.problem(RULE, process, sentence)
        for element in process.elements.values():
            if element.kind == "subProcess":
                for sentence in _sub_process(element, process):
                    yield site.problem(RULE, element, sentence)


def _process(process: Process, starts: tuple[Element, ...]) -> Iterator[str]:
    if not starts:
        yield f"The {title(process)} has no start event."
    plain = [start for start in starts if start.event is None]
    if len(plain) > 1:
        names = ", ".join(f"`{start.name or start.id}`" for start in plain)
        yield f"The {title(process)} has several start events without a message, timer or signal: {names}."


def _sub_process(element: Element, process: Process) -> Iterator[str]:
    starts = [inner for inner in process.within(element.id) if inner.kind == "startEvent"]
    if len(starts) != 1:
        yield f"The {title(element)} needs exactly one start event, and has {len(starts) or 'none'}."
