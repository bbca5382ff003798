"""What an element sets: for itself, for those after it, and in the end for the caller of its process."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, Process
from engine.lint.package import Package

IN_LOOPS: Final = frozenset({"loopCounter"})
DECLARED_BY: Final = "input"
BRINGING_NOTHING: Final = frozenset({"timer", "error"})
THROWING: Final = frozenset({"endEvent", "intermediateThrowEvent"})


def results_of(element: Element, package: Package, asked: frozenset[str] = frozenset()) -> frozenset[str] | None:
    """What an element gives before any output mapping; None where nobody can tell.

    asked: the processes that are being looked at already, where processes call each other
    """
    declared = declared_by(element)
    found: frozenset[str] | None = frozenset()
    if element.form_id is not None:
        found = package.variables_of_forms.get(element.form_id)
    elif element.script is not None:
        found = frozenset({element.script.result_variable})
    elif element.called_decision is not None:
        found = frozenset({element.called_decision.result_variable})
    elif element.called_process is not None:
        found = _left_by_child(element.called_process.process_id, package, asked)
    elif element.kind in THROWING:
        found = frozenset()
    elif element.task_definition is not None:
        operation = package.operations.get(element.task_definition.type)
        found = operation.outputs if operation is not None else None
    elif any(event.kind not in BRINGING_NOTHING for event in element.events):
        found = None
    return declared | found if found is not None else (declared or None)


def left_behind(element: Element, package: Package, asked: frozenset[str] = frozenset()) -> frozenset[str]:
    """The variables that an element leaves to those after it.

    Without output mappings all of its results but those that are named like one of its own inputs, which stay inside.
    """
    called = element.called_process
    names = frozenset(target_name(line.target) for line in element.outputs)
    if called is not None and not called.propagate_all_child_variables:
        pass
    elif not element.outputs or called is not None:
        names |= (results_of(element, package, asked) or frozenset()) - local_names(element)
    if element.loop is not None and element.loop.output_collection:
        names |= {target_name(element.loop.output_collection)}
    return names


def left_by_process(process: Process, package: Package, asked: frozenset[str] = frozenset()) -> frozenset[str]:
    """The variables that a whole process leaves behind."""
    asked |= {process.id}
    return frozenset(name for element in process.elements.values() for name in left_behind(element, package, asked))


def _left_by_child(process_id: str, package: Package, asked: frozenset[str]) -> frozenset[str] | None:
    if process_id in asked:
        return None
    child = package.processes.get(process_id)
    return left_by_process(child, package, asked) if child else package.elsewhere.processes.get(process_id)


def local_names(element: Element, mapped: int | None = None) -> frozenset[str]:
    """What is known only inside an element: its loop item and its inputs, or the first `mapped` of them."""
    names = {target_name(line.target) for line in element.inputs[:mapped]}
    if element.loop is not None:
        names |= IN_LOOPS | ({element.loop.input_element} if element.loop.input_element else set())
    return frozenset(names)


def declared_by(element: Element) -> frozenset[str]:
    """The variables that the property `input` of an element says it is given from outside."""
    text = element.properties.get(DECLARED_BY, "").replace(";", ",")
    return frozenset(name.strip() for name in text.split(",") if name.strip())


def target_name(path: str) -> str:
    """The variable that a mapping sets.

    >>> target_name("plan.dueDate")
    'plan'
    """
    return path.partition(".")[0].strip()


def enclosing(process: Process, element: Element) -> Iterator[Element]:
    """The sub-processes around an element, the innermost first."""
    scope = process.elements.get(element.scope)
    while scope is not None:
        yield scope
        scope = process.elements.get(scope.scope)
