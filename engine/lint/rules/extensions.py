"""Nothing that stands at an element is silently ignored."""

from collections.abc import Iterator
from typing import Final

from engine.bpmn import Element, Problem, Process, SequenceFlow
from engine.lint.package import Package
from engine.lint.titles import title

RULE: Final = "extensions"


def check(package: Package) -> Iterator[Problem]:
    """An error for a setting that changes how an element behaves, a warning for the mark of another tool."""
    for site in package.sites:
        process = site.process
        subjects: list[Process | Element | SequenceFlow] = [process]
        for subject in (*subjects, *process.elements.values(), *process.flows.values()):
            for name in subject.unread:
                if name.startswith(("zeebe:", "camunda:")) or " " in name:
                    sentence = f"The {title(subject)} has a setting that is not supported: {name}."
                    yield site.problem(RULE, subject, sentence)
                else:
                    sentence = f"The {title(subject)} has a mark of another tool, which means nothing here: {name}."
                    yield site.warning(RULE, subject, sentence)
