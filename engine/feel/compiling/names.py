"""Names, paths and filters: reaching into what is there."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import chain
from typing import Any, Final

from engine.feel import numbers, syntax, temporal
from engine.feel.builtins import BUILTINS
from engine.feel.compiling.scope import MISSING, Code, View, all_names, find, item_scope
from engine.feel.compiling.unit import Unit
from engine.feel.errors import NoValue
from engine.feel.names import shortened, suggestion
from engine.feel.ranges import Range
from engine.feel.wording import describe

_RANGE_PROPERTIES: Final = {
    "start": lambda range_: range_.low,
    "end": lambda range_: range_.high,
    "start included": lambda range_: range_.low_included,
    "end included": lambda range_: range_.high_included,
}
_LEVEL: Final = 3  # Python frames that one list within another takes
PROPERTIES: Final[Mapping[type, Mapping[str, Any]]] = {**temporal.PROPERTIES, Range: _RANGE_PROPERTIES}


def name(node: syntax.Name, unit: Unit) -> Code:
    """A variable, else a built-in function, else null."""
    wanted = node.name

    def evaluate(scope: View) -> Any:
        try:
            return scope.names[wanted]
        except KeyError:
            return outer(scope)

    def outer(scope: View) -> Any:
        value = find(scope, wanted)
        if value is not MISSING:
            return value
        if wanted in BUILTINS:
            return BUILTINS[wanted]
        return unknown(scope, node, unit, "not known here")

    return evaluate


def unknown(scope: View, node: syntax.Name, unit: Unit, lack: str, more: Iterable[str] = ()) -> None:
    """Null, for a name that nothing in sight has; looks for one that may have been meant."""
    hint = scope.run.hint(unit.position(node), lambda: suggestion(node.name, chain(all_names(scope), more)))
    unit.null(scope, node, f"`{shortened(node.name)}` is {lack}{hint}")


def path(node: syntax.Path, unit: Unit) -> Code:
    """`base.name`: an entry, a property, or these of every item of a list."""
    base, wanted = unit.code(node.base), node.name

    def evaluate(scope: View) -> Any:
        value = base(scope)
        try:
            return value[wanted] if value.__class__ is dict else member(scope, value, wanted)
        except KeyError:
            hint = scope.run.hint(unit.position(node), lambda: suggestion(wanted, value))
            return unit.null(scope, node, f"there is no `{shortened(wanted)}` in this context{hint}")
        except NoValue as reason:
            return unit.null(scope, node, reason)

    return evaluate


def member(scope: View, value: Any, wanted: str) -> Any:
    """A property of a value that is no context; raises NoValue."""
    if isinstance(value, list):
        scope.run.spend(1 + len(value))
        return [_member_of_item(scope, item, wanted) for item in value]
    properties = PROPERTIES.get(value.__class__)
    if properties is None:
        raise NoValue(f"{describe(value)} has no `{shortened(wanted)}`")
    if wanted not in properties:
        raise NoValue(f"{describe(value)} has no `{shortened(wanted)}`{suggestion(wanted, properties)}")
    return properties[wanted](value)


def _member_of_item(scope: View, item: Any, wanted: str) -> Any:
    if isinstance(item, dict):
        return item.get(wanted)
    if isinstance(item, list):
        scope.run.enter(_LEVEL)
        try:
            return member(scope, item, wanted)
        finally:
            scope.run.leave(_LEVEL)
    read = PROPERTIES.get(item.__class__, {}).get(wanted)
    return read(item) if read else None


def filter_(node: syntax.Filter, unit: Unit) -> Code:
    """`list[position]` from 1 or, negative, from the end; `list[condition]` for the items that fulfil it.

    A position is what the predicate gives outside of the list: there `item` and the keys of the items are not seen.
    """
    base, predicate = unit.code(node.base), unit.code(node.predicate)
    cost = node.predicate.size
    names_item = any(isinstance(part, syntax.Name) and part.name == "item" for part in node.predicate.walk())

    def evaluate(scope: View) -> Any:
        value = base(scope)
        if value is None:
            return unit.null(scope, node, "null has no items")
        items = value if isinstance(value, list) else [value]
        first = position = predicate(item_scope(items[0], scope) if items else scope)
        if not (first is None or isinstance(first, bool)) and items and (names_item or isinstance(items[0], dict)):
            scope.run.spend(cost)
            position = predicate(scope)
        if position.__class__ is Decimal:
            try:
                return _at(items, position)
            except NoValue as reason:
                return unit.null(scope, node, reason)
        if not items:
            return []
        scope.run.spend(cost * len(items))
        kept = [items[0]] if first is True else []
        kept.extend(item for item in items[1:] if predicate(item_scope(item, scope)) is True)
        return kept

    return evaluate


def _at(items: list[Any], position: Decimal) -> Any:
    index = numbers.integer(position)
    if index == 0 or abs(index) > len(items) or not numbers.is_integer(position):
        raise NoValue(f"there is no such position in a list of {len(items)}")
    return items[index - 1] if index > 0 else items[index]
