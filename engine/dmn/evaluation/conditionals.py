"""Boxed conditionals (DMN 1.5, 10.2.1.9)."""

from typing import Any

from engine.dmn.evaluation.compilation import Site
from engine.dmn.model import Conditional
from engine.feel.compiling.scope import Code, View
from engine.feel.wording import describe


def compile_conditional(expression: Conditional, site: Site, compile_: Any) -> Code:
    """The first branch for true, the second for false and null; anything else is no condition."""
    condition = compile_(expression.condition, site.at("if"))
    consequent = compile_(expression.consequent, site.at("then"))
    alternative = compile_(expression.alternative, site.at("else"))

    def evaluate(scope: View) -> Any:
        truth = condition(scope)
        if truth is True:
            return consequent(scope)
        if truth is False or truth is None:
            return alternative(scope)
        scope.run.warn(f"`if` asks for true or false, not for {describe(truth)}")
        return None

    return evaluate
