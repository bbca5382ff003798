"""The gate: what speaks against publishing, in one list, wherever it was found."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from engine.bpmn import Problem
from engine.bpmn.runtime import compile_definition
from engine.errors import EngineError, Invalid
from engine.lint import lint
from engine.services.deployments import Published
from engine.services.publishing.packages import package_of
from engine.services.publishing.pathway_file import problems_of_pathway_file

KNOWN_ENDINGS: Final = (".bpmn", ".dmn", ".form", ".yaml", ".md", ".po")


def examine(candidates: Sequence[Published], others: Sequence[Published] = ()) -> tuple[Problem, ...]:
    """All problems of pathways that are to be published together; errors first, each file's in the order of its lines.

    Parameters
    ----------
    candidates
        What is to be published.
    others
        The latest deployments of all other pathways: what may be called.
    """
    found: list[Problem] = []
    for candidate in candidates:
        around = [other for other in (*candidates, *others) if other.key != candidate.key]
        found += dict.fromkeys(_problems(candidate, around))
    return tuple(sorted(found, key=lambda problem: problem.severity != "error"))


def _problems(candidate: Published, around: Sequence[Published]) -> Iterator[Problem]:
    unreadable = False
    for problem in _unreadable(candidate):
        unreadable = True
        yield problem
    if unreadable:
        return
    yield from problems_of_pathway_file(candidate)
    yield from _taken_ids(candidate, around)
    errors = 0
    for problem in lint(package_of(candidate, around)):
        errors += problem.severity == "error"
        yield problem
    if not errors:
        yield from _not_executable(candidate)


def _unreadable(candidate: Published) -> Iterator[Problem]:
    for path in candidate.files:
        if not path.endswith(KNOWN_ENDINGS):
            yield Problem("files", f"“{path}” is no file of a pathway.", file=path)
    for read in (
        lambda: candidate.diagrams,
        lambda: candidate.forms,
        lambda: candidate.model,
    ):
        try:
            read()
        except Invalid as error:
            yield Problem("readable", str(error), file=candidate.key)


def _taken_ids(candidate: Published, around: Iterable[Published]) -> Iterator[Problem]:
    taken = {process: other.key for other in around for process in _executable(other)}
    for process in _executable(candidate):
        if process in taken:
            yield Problem("ids", f"The pathway “{taken[process]}” has a process “{process}” already.", process)
    decided = {decision: other.key for other in around for decision in _decisions(other)}
    for decision in _decisions(candidate):
        if decision in decided:
            yield Problem("ids", f"The pathway “{decided[decision]}” has a decision “{decision}” already.", decision)


def _decisions(published: Published) -> list[str]:
    return [decision.id for decision in published.model.decisions] if published.model else []


def _executable(published: Published) -> list[str]:
    return [process.id for _, process in published.executable]


def _not_executable(candidate: Published) -> Iterator[Problem]:
    for diagram, process in candidate.executable:
        try:
            compile_definition(diagram, process.id, f"trial/{process.id}")
        except EngineError as error:
            yield Problem("runtime", str(error), process.id, process.line, file=diagram.file)
