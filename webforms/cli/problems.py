"""What the gate says about pathways, by file and line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from engine.bpmn import Problem
from webforms.cli.layout import counted, wrapped

ERROR: Final = "error"
Found = Mapping[str, Sequence[Problem]]  # by the pathway's key


def has_errors(found: Found) -> bool:
    """Whether anything blocks."""
    return any(problem.severity == ERROR for problems in found.values() for problem in problems)


def told(found: Found) -> Iterator[str]:
    """Lines for a person: each file with what is wrong in it."""
    for key, problems in found.items():
        for file, own in _by_file(key, problems).items():
            yield file
            for problem in own:
                yield from _lines(problem)
            yield ""


def summary(found: Found) -> str:
    """How many errors and warnings in how many pathways."""
    problems = [problem for own in found.values() for problem in own]
    errors = sum(problem.severity == ERROR for problem in problems)
    counts = ((errors, "error"), (len(problems) - errors, "warning"))
    said = ", ".join(counted(count, kind) for count, kind in counts if count)
    return f"{counted(len(found), 'pathway')}: {said or 'nothing is wrong'}"


def as_json(found: Found) -> dict[str, list[dict[str, Any]]]:
    """The same for programs."""
    return {
        key: [
            {
                "severity": problem.severity,
                "rule": problem.rule,
                "file": problem.file,
                "line": problem.line or None,
                "element": problem.element_id,
                "sentence": problem.message,
            }
            for problem in problems
        ]
        for key, problems in found.items()
    }


def _by_file(key: str, problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        inside = problem.file if problem.file and problem.file != key else ""
        files.setdefault(f"{key}/{inside}".rstrip("/"), []).append(problem)
    return {file: sorted(own, key=lambda problem: problem.line) for file, own in sorted(files.items())}


def _lines(problem: Problem) -> Iterator[str]:
    place = [f"line {problem.line}"] if problem.line else []
    place += [f"`{problem.element_id}`"] if problem.element_id else []
    place += [f"({problem.rule})"]
    yield wrapped(", ".join(place[:-1]) + f" {place[-1]}", 11, f"  {problem.severity}")
    yield wrapped(problem.message, 11)
