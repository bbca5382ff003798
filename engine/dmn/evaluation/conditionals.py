"""Boxed conditionals (DMN 1.5, 10.2.1.9)."""

from typing import Any

from engine.dmn.evaluation.compilation import View
from engine.dmn.model import Conditional
from engine.feel import Scope
from engine.feel.compiling.scope import Code
from engine.feel.types import describe


def compile_conditional(expression: Conditional, view: View, compile_: Any) -> Code:
    """The first branch for true, the second for false and null; anything else is no condition."""
    condition = compile_(expression.condition, view.at("if"))
    consequent = compile_(expression.consequent, view.at("then"))
    alternative = compile_(expression.alternative, view.at("else"))

    def evaluate(scope: Scope) -> Any:
        truth = condition(scope)
        if truth is True:
            return consequent(scope)
        if truth is False or truth is None:
            return alternative(scope)
        scope.run.warn(f"`if` asks for true or false, not for {describe(truth)}")
        return None

    return evaluate
