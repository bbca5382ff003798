"""Every service and send task names an operation that there is, and tells it all that it needs."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, Problem
from engine.feel.names import suggestion
from engine.lint.package import Operation, Package
from engine.lint.results import target_name
from engine.lint.titles import listed, title
from engine.lint.variables import Variables, variables_of

RULE: Final = "operations"
THROW: Final = "message.throw"
MESSAGE: Final = Operation(required=frozenset({"name"}), optional=None)


def throws_a_message(element: Element) -> bool:
    """Whether it is a send task that throws a message instead of calling an operation."""
    definition = element.task_definition
    return element.kind == "sendTask" and (definition is None or definition.type == THROW)


def check(package: Package) -> Iterator[Problem]:
    """A problem for each operation that does not exist, and for each input that is missing or not known."""
    operations = {**package.operations, THROW: MESSAGE}
    for site in package.sites:
        variables = variables_of(site.process, package)
        for element in site.process.elements.values():
            if element.task_definition is None or element.kind not in ("serviceTask", "sendTask"):
                continue
            name = element.task_definition.type
            if name.startswith("="):
                continue
            if name not in operations:
                hint = suggestion(name, operations)
                yield site.problem(
                    RULE, element, f"There is no operation `{name}` for the {title(element)}{hint or '.'}"
                )
                continue
            retries = element.task_definition.retries or "0"
            if not retries.startswith("=") and not retries.isdecimal():
                sentence = f"The number of retries `{retries}` of the {title(element)} is no whole number."
                yield site.problem(RULE, element, sentence)
            for sentence in _inputs(element, operations[name], variables):
                yield site.problem(RULE, element, sentence)


def _inputs(element: Element, operation: Operation, variables: Variables) -> Iterator[str]:
    given = {target_name(line.target) for line in element.inputs}
    seen = given if element.inputs else variables.inside(element)
    if element.event is not None:  # the message that it refers to gives the name
        seen |= {"name"}
    missing = sorted(operation.required - seen)
    if missing:
        yield f"The {title(element)} does not tell its operation the input {listed(missing)}."
    if operation.optional is not None:
        for name in sorted(given - operation.required - operation.optional):
            hint = suggestion(name, operation.required | operation.optional)
            yield f"The operation of the {title(element)} has no input `{name}`{hint or '.'}"
