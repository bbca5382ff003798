"""Everything that can be said against a model without running it."""

from engine.dmn.deployment import Model
from engine.dmn.problems import Problem


def check(model: Model) -> list[Problem]:
    """All problems."""
    return list(model.problems)
