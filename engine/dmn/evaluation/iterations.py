"""Boxed iterators: for, some and every (DMN 1.5, 10.2.1.11)."""

from typing import Any

from engine.dmn.evaluation.compilation import View
from engine.dmn.model import Every, For, Some
from engine.feel import NoValue, Scope
from engine.feel.compiling.loops import iterated
from engine.feel.compiling.scope import Code
from engine.feel.types import describe


def compile_for(expression: For, view: View, compile_: Any) -> Code:
    """The body's value for each item; `partial` holds those found so far."""
    source = compile_(expression.source, view.at("in"))
    body = compile_(expression.body, view.at("return").seeing([expression.variable, "partial"]))
    name = expression.variable

    def evaluate(scope: Scope) -> list[Any] | None:
        run = scope.run
        results: list[Any] = []
        try:
            for item in iterated(source(scope)):
                run.spend(2 + (len(results) >> 3))
                run.check_items(len(results) + 1)
                results.append(body(Scope({"partial": results.copy(), name: item}, scope, run)))
        except NoValue as reason:
            run.warn(str(reason))
            return None
        return results

    return evaluate


def compile_quantified(expression: Some | Every, view: View, compile_: Any) -> Code:
    """Whether the condition holds for one item, or for all of them; null leaves it open, anything else is refused."""
    source = compile_(expression.source, view.at("in"))
    condition = compile_(expression.condition, view.at("satisfies").seeing([expression.variable]))
    name, decisive = expression.variable, isinstance(expression, Some)

    def evaluate(scope: Scope) -> bool | None:
        run = scope.run
        result: bool | None = not decisive
        try:
            for item in iterated(source(scope)):
                run.spend(2)
                truth = condition(Scope({name: item}, scope, run))
                if truth is decisive:
                    return decisive
                if truth is None:
                    result = None
                elif not isinstance(truth, bool):
                    raise NoValue(f"`satisfies` asks for true or false, not for {describe(truth)}")
        except NoValue as reason:
            run.warn(str(reason))
            return None
        return result

    return evaluate
