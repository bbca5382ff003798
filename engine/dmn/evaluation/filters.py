"""Boxed filters (DMN 1.5, 10.2.1.10)."""

from typing import Any

from engine.dmn.evaluation.compilation import Site
from engine.dmn.model import Filter
from engine.feel.compiling.scope import Code, View, item_scope
from engine.feel.wording import describe


def compile_filter(expression: Filter, site: Site, compile_: Any) -> Code:
    """The items for which the condition is true; they are seen as `item`, and their entries by name."""
    source = compile_(expression.source, site.at("in"))
    match = compile_(expression.match, site.at("match").within_filter())

    def evaluate(scope: View) -> list[Any] | None:
        value = source(scope)
        if value is None:
            scope.run.warn("there is no list to filter: it is null")
            return None
        kept = []
        for item in value if isinstance(value, list) else [value]:
            scope.run.spend(2)
            answer = match(item_scope(item, scope))
            if answer is True:
                kept.append(item)
            elif answer is not False and answer is not None:
                scope.run.warn(f"`match` asks for true or false, not for {describe(answer)}")
                return None
        return kept

    return evaluate
