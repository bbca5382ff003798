"""Names that the engine needs for itself are not used for anything else."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, Problem
from engine.feel.names import RESERVED, is_simple
from engine.lint.package import Package
from engine.lint.results import IN_LOOPS, target_name
from engine.lint.titles import title
from engine.lint.variables import ALWAYS

RULE: Final = "reserved_names"
IDS: Final = frozenset({"Start", "End", "Root", "StartEventSplit", "StartEventJoin"})
SUFFIXES: Final = (".EndJoin", ".BoundaryEventSplit", ".BoundaryEventJoin")


def check(package: Package) -> Iterator[Problem]:
    """A problem for each id or variable that would collide, and for each name that no expression could use."""
    for site in package.sites:
        for element in site.process.elements.values():
            if element.id in IDS or element.id.endswith(SUFFIXES):
                yield site.problem(
                    RULE, element, f"The id `{element.id}` is used by the engine itself; choose another."
                )
            for name in _names_set(element):
                sentence = _sentence(name)
                if sentence:
                    yield site.problem(RULE, element, f"The {title(element)} sets `{name}`: {sentence}.")


def _names_set(element: Element) -> Iterator[str]:
    yield from (target_name(line.target) for line in (*element.inputs, *element.outputs) if line.target)
    if element.script is not None and element.script.result_variable:
        yield element.script.result_variable
    if element.called_decision is not None and element.called_decision.result_variable:
        yield element.called_decision.result_variable
    if element.loop is not None:
        yield from (name for name in (element.loop.input_element, element.loop.output_collection) if name)


def _sentence(name: str) -> str:
    if name in ALWAYS | IN_LOOPS:
        return "this variable is set by the engine and can only be read"
    if name in RESERVED or not is_simple(name):
        return "a variable is one word of letters, digits and _, and no word of the expression language"
    return ""
