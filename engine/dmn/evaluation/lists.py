"""Boxed lists (DMN 1.5, 10.2.1.6)."""

from typing import Any

from engine.dmn.evaluation.compilation import Site
from engine.dmn.model import BoxedList
from engine.feel.compiling.scope import Code, View


def compile_list(expression: BoxedList, site: Site, compile_: Any) -> Code:
    """The values of the items."""
    items = [compile_(item, site.at(f"item {index}")) for index, item in enumerate(expression.items, start=1)]

    def evaluate(scope: View) -> list[Any]:
        scope.run.spend(len(items))
        return [item(scope) for item in items]

    return evaluate
