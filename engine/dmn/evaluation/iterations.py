"""Boxed iterators: for, some and every (DMN 1.5, 10.2.1.11)."""

from typing import Any

from engine.dmn.evaluation.compilation import Site
from engine.dmn.model import Every, For, Some
from engine.feel import NoValue, Scope
from engine.feel.compiling.loops import iterated
from engine.feel.compiling.scope import Code, View
from engine.feel.wording import describe


def compile_for(expression: For, site: Site, compile_: Any) -> Code:
    """The body's value for each item; `partial` holds those found so far."""
    source = compile_(expression.source, site.at("in"))
    body = compile_(expression.body, site.at("return").seeing([expression.variable, "partial"]))
    name = expression.variable

    def evaluate(scope: View) -> list[Any] | None:
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


def compile_quantified(expression: Some | Every, site: Site, compile_: Any) -> Code:
    """Whether the condition holds for one item, or for all of them; null leaves it open, anything else is refused."""
    source = compile_(expression.source, site.at("in"))
    condition = compile_(expression.condition, site.at("satisfies").seeing([expression.variable]))
    name, decisive = expression.variable, isinstance(expression, Some)

    def decided(scope: View) -> bool | None:
        result: bool | None = not decisive
        for item in iterated(source(scope)):
            scope.run.spend(2)
            truth = condition(Scope({name: item}, scope, scope.run))
            if truth is decisive:
                return bool(truth)
            if truth is None:
                result = None
            elif not isinstance(truth, bool):
                raise NoValue(f"`satisfies` asks for true or false, not for {describe(truth)}")
        return result

    def evaluate(scope: View) -> bool | None:
        try:
            return decided(scope)
        except NoValue as reason:
            scope.run.warn(str(reason))
            return None

    return evaluate
