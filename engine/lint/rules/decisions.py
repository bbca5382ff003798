"""The decisions are there, and can be taken."""

from collections.abc import Iterator
from typing import Final

from engine import dmn
from engine.bpmn import Problem
from engine.feel.names import suggestion
from engine.lint.package import Package
from engine.lint.titles import title

RULE: Final = "decisions"


def check(package: Package) -> Iterator[Problem]:
    """A problem for each missing decision, and all that is wrong in the decision files."""
    for site in package.sites:
        for element in site.process.elements.values():
            called = element.called_decision
            id_ = called.decision_id if called is not None else ""
            if id_ and not id_.startswith("=") and id_ not in package.decisions:
                hint = suggestion(id_, package.decisions)
                sentence = f"The decision `{id_}` of the {title(element)} does not exist{hint or '.'}"
                yield site.problem(RULE, element, sentence)
    for model in package.models:
        names = {definitions.namespace: definitions.name for definitions in model.definitions}
        for problem in dmn.check(model):
            file = names.get(problem.namespace, "")
            yield Problem(RULE, str(problem), problem.element_id, problem.line, str(problem.severity), file)
