"""The file says what it means: every reference leads somewhere, every id is there once."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Problem
from engine.lint.package import Package

RULE: Final = "readable"


def check(package: Package) -> Iterator[Problem]:
    """What the readers found, and files in which nothing is to be carried out."""
    for diagram in package.diagrams:
        yield from diagram.problems
        executable = [process for process in diagram.processes.values() if process.executable]
        if not executable:
            yield Problem(RULE, "No process of this diagram is marked as executable.", file=diagram.file)
        for process in diagram.processes.values():
            if not process.executable and process.elements and executable:
                sentence = f"The process `{process.id}` is not marked as executable: it is documentation only."
                yield Problem(RULE, sentence, process.id, process.line, "warning", diagram.file)
