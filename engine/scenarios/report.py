"""What came of checking pathways, for people and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from engine.bpmn import Problem
from engine.scenarios.coverage import DecisionCoverage, ProcessCoverage
from engine.scenarios.outcome import Outcome


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """A problem of a pathway's file."""

    pathway: str
    problem: Problem

    @property
    def is_error(self) -> bool:
        """Whether it stops the pathway from being published."""
        return self.problem.severity == "error"

    def __str__(self) -> str:
        found = self.problem
        place = f"{self.pathway}/{found.file}" if found.file and found.file != self.pathway else self.pathway
        return f"{place}, line {found.line}: {found.message}" if found.line else f"{place}: {found.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """Problems of files, what came of every telling of every scenario, and what no scenario reached.

    Where there are errors in the files, nothing is told and nothing is covered.
    """

    pathways: tuple[str, ...]
    problems: tuple[FoundProblem, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    processes: tuple[ProcessCoverage, ...] = ()
    decisions: tuple[DecisionCoverage, ...] = ()

    @property
    def errors(self) -> tuple[str, ...]:
        """A sentence for each error: in the files, of the scenarios, and for each end event that was never reached."""
        return tuple(self._errors())

    @property
    def remarks(self) -> tuple[str, ...]:
        """A sentence for each thing that is worth a look."""
        return tuple(self._remarks())

    @property
    def passed(self) -> bool:
        """Whether there is no error."""
        return not self.errors

    def as_json(self) -> dict[str, Any]:
        """Everything as plain values."""
        return {
            "passed": self.passed,
            "pathways": list(self.pathways),
            "problems": [{"pathway": found.pathway, **asdict(found.problem)} for found in self.problems],
            "scenarios": [
                {
                    "file": told.file,
                    "scenario": told.scenario,
                    "variation": told.variation,
                    "passed": told.passed,
                    "differences": list(told.differences),
                }
                for told in self.outcomes
            ],
            "coverage": {
                "processes": [asdict(covered) for covered in self.processes],
                "decisions": [asdict(covered) for covered in self.decisions],
            },
            "errors": list(self.errors),
            "remarks": list(self.remarks),
        }

    def as_text(self) -> str:
        """A few calm lines."""
        lines = [f"Pathways: {', '.join(self.pathways)}."]
        if self.outcomes:
            lines.append(f"Scenarios: {_scenarios(self.outcomes)}.")
        if self.processes:
            lines.append(f"Reached: {_reached(self.processes, self.decisions)}.")
        for title, sentences in (("Errors", self.errors), ("Remarks", self.remarks)):
            if sentences:
                lines += ["", f"{title}:", *(f"- {sentence}" for sentence in sentences)]
        if self.passed:
            lines += ["", "Everything came true."]
        return "\n".join(lines) + "\n"

    def _errors(self) -> Iterator[str]:
        yield from (str(found) for found in self.problems if found.is_error)
        for told in self.outcomes:
            way = "" if told.variation == "plain" else f" ({told.variation})"
            yield from (f"{told.file}{way}, {sentence}" for sentence in told.differences)
        for covered in self.processes:
            for end in covered.ends_never_reached:
                yield f"{covered.pathway}: no scenario reaches the end event {end} of {covered.process}."

    def _remarks(self) -> Iterator[str]:
        yield from (str(found) for found in self.problems if not found.is_error)
        for covered in self.processes:
            if covered.never_passed:
                yield f"{covered.pathway}: no scenario passes {', '.join(covered.never_passed)} of {covered.process}."
        for table in self.decisions:
            if table.never_decided:
                numbers = ", ".join(map(str, table.never_decided))
                yield f"{table.pathway}: in no scenario {table.decision} is decided by rule {numbers}."


def _scenarios(outcomes: Sequence[Outcome]) -> str:
    by_file = [(file, list(told)) for file, told in groupby(outcomes, key=lambda outcome: outcome.file)]
    failed = sum(not all(outcome.passed for outcome in told) for _, told in by_file)
    came = "all came true" if not failed else f"{failed} did not come true"
    return f"{len(by_file)}, told in {len(outcomes)} ways; {came}"


def _reached(processes: Sequence[ProcessCoverage], decisions: Sequence[DecisionCoverage]) -> str:
    ends = sum(covered.end_events for covered in processes)
    reached = ends - sum(len(covered.ends_never_reached) for covered in processes)
    elements = sum(covered.elements for covered in processes)
    passed = elements - sum(len((*covered.ends_never_reached, *covered.never_passed)) for covered in processes)
    rules = sum(table.rules for table in decisions)
    decided = rules - sum(len(table.never_decided) for table in decisions)
    return f"{reached} of {ends} end events, {passed} of {elements} elements, {decided} of {rules} rules"
