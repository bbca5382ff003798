"""Boxed filters (DMN 1.5, 10.2.1.10)."""

from decimal import Decimal
from typing import Any

from engine.dmn.evaluation.compilation import View
from engine.dmn.model import Filter
from engine.feel import Scope
from engine.feel.compiling.scope import Code


def compile_filter(expression: Filter, view: View, compile_: Any) -> Code:
    """The items for which the condition is true, or the one at a position, as in FEEL's `list[…]`."""
    source = compile_(expression.source, view.at("in"))
    match = compile_(expression.match, view.at("match").seeing(["item"]))

    def evaluate(scope: Scope) -> Any:
        value = source(scope)
        if value is None:
            scope.run.warn("there is no list to filter: it is null")
            return None
        items = value if isinstance(value, list) else [value]
        kept = []
        for item in items:
            scope.run.spend(2)
            answer = match(_item_scope(item, scope))
            if isinstance(answer, Decimal):
                return _at(scope, items, answer)
            if answer is True:
                kept.append(item)
        return kept

    return evaluate


def _item_scope(item: Any, scope: Scope) -> Scope:
    inner = Scope({"item": item}, scope, scope.run)
    return Scope(item, inner, scope.run) if isinstance(item, dict) else inner


def _at(scope: Scope, items: list[Any], position: Decimal) -> Any:
    if position and position == position.to_integral_value() and abs(position) <= len(items):
        index = int(position)
        return items[index - 1] if index > 0 else items[index]
    scope.run.warn(f"there is no item {position:f} in a list of {len(items)}")
    return None
