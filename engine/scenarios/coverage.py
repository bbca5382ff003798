"""What no scenario has reached: end events and other elements of processes, rules of decision tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.bpmn import Process
from engine.dmn.model import DecisionTable
from engine.scenarios.outcome import Reached
from engine.services.deployments import Published


@dataclass(frozen=True, slots=True)
class ProcessCoverage:
    """One process: how many end events and elements it has, and those that were never reached, in the file's order."""

    pathway: str
    process: str
    end_events: int
    elements: int
    ends_never_reached: tuple[str, ...]
    never_passed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionCoverage:
    """One decision table: how many rules it has, and the numbers of those that never decided."""

    pathway: str
    decision: str
    rules: int
    never_decided: tuple[int, ...]


def covered_processes(pathways: Iterable[Published], reached: Reached) -> Iterator[ProcessCoverage]:
    """Every executable process of these pathways."""
    for published in pathways:
        for diagram in published.diagrams:
            for process in diagram.processes.values():
                if process.executable:
                    yield _process(published.key, process, reached)


def covered_decisions(pathways: Iterable[Published], reached: Reached) -> Iterator[DecisionCoverage]:
    """Every decision table of these pathways."""
    for published in pathways:
        for decision in published.model.decisions if published.model else ():
            if isinstance(decision.expression, DecisionTable):
                numbers = range(1, len(decision.expression.rules) + 1)
                never = tuple(number for number in numbers if (decision.id, number) not in reached.rules)
                yield DecisionCoverage(published.key, decision.id, len(numbers), never)


def _process(pathway: str, process: Process, reached: Reached) -> ProcessCoverage:
    ends = [element.id for element in process.elements.values() if element.kind == "endEvent"]
    never = [element for element in process.elements if (process.id, element) not in reached.elements]
    return ProcessCoverage(
        pathway=pathway,
        process=process.id,
        end_events=len(ends),
        elements=len(process.elements),
        ends_never_reached=tuple(end for end in ends if end in never),
        never_passed=tuple(element for element in never if element not in ends),
    )
