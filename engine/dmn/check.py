"""Everything that can be said against a model without running it.

1. What the file itself says wrongly: unknown elements, missing references, cycles, unknown types.
2. Expressions that cannot be read.
3. Names that nothing in sight has, because they are misspelt or because a requirement is missing.
4. Cells with values that their column can never have.
"""

from engine.dmn.check_names import unknown_names
from engine.dmn.check_values import impossible_values
from engine.dmn.deployment import Model
from engine.dmn.problems import Problem


def check(model: Model) -> list[Problem]:
    """All problems, in the order of the files and their lines."""
    order = {namespace: place for place, namespace in enumerate(model.files)}
    problems = [*model.problems, *unknown_names(model), *impossible_values(model)]
    unique = list(dict.fromkeys(problems))
    return sorted(unique, key=lambda problem: (order.get(problem.namespace, len(order)), problem.line))
