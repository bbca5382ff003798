"""Functions on lists (DMN 1.5, 10.3.4.4); positions count from 1, or from -1 at the end."""

from decimal import Decimal
from typing import Any, Final

from engine.feel import comparison, numbers
from engine.feel.builtins.distinct import Seen
from engine.feel.builtins.parameters import anything, function, items, number, optional
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Signature
from engine.feel.run import Run
from engine.feel.types import BOOLEAN, LIST, NUMBER, ListType
from engine.feel.wording import describe

_HEIGHT_OF_CALL: Final = 6  # Python frames up to a function that is called for each item


def _index(list_: list[Any], position: Decimal) -> int:
    """Where Python finds the item at a position of the list."""
    place = numbers.integer(position)
    if not place:
        raise NoValue("a position in a list counts from 1, or from -1 at the end")
    if abs(place) > len(list_):
        raise NoValue("the list has no item at that position")
    return place - 1 if place > 0 else place + len(list_)


def list_contains(run: Run, list_: list[Any], element: Any) -> bool:
    """Whether an item equals the element, which may be null."""
    return any(comparison.same(run, item, element) for item in list_)


def all_true(list_: list[Any]) -> bool | None:
    """False if an item is false, else null if one is null, else true."""
    _check_truths(list_)
    return False if False in list_ else None if None in list_ else True


def any_true(list_: list[Any]) -> bool | None:
    """True if an item is true, else null if one is null, else false."""
    _check_truths(list_)
    return True if True in list_ else None if None in list_ else False


def _check_truths(list_: list[Any]) -> None:
    for item in list_:
        if item is not None and not isinstance(item, bool):
            raise NoValue(f"all items must be boolean, but one is {describe(item)}")


def sublist(list_: list[Any], start_position: Decimal, length: Decimal | None) -> list[Any]:
    """The items from the start position, `length` of them or all.

    >>> sublist([4, 5, 6], Decimal(-2), Decimal(1))
    [5]
    """
    start = _index(list_, start_position)
    if length is None:
        return list_[start:]
    count = numbers.integer(length)
    if count < 1:
        raise NoValue("a length is at least 1")
    if start + count > len(list_):
        raise NoValue("the list has fewer items than that from the start position on")
    return list_[start : start + count]


def append(run: Run, list_: list[Any], item: Any) -> list[Any]:
    """The list with one item more at its end."""
    return append_all(run, list_, [item])


def append_all(run: Run, list_: list[Any], more: list[Any]) -> list[Any]:
    """The list with several items more at its end."""
    run.check_items(len(list_) + len(more))
    return [*list_, *more]


def itself(list_: list[Any]) -> list[Any]:
    """The list as it is."""
    return list_


def concatenate(run: Run, lists: list[Any]) -> list[Any]:
    """The items of all the lists, one list after the other; what is no list counts as a list of one."""
    joined: list[Any] = []
    for part in lists:
        if part is None:
            raise NoValue("null is no list")
        extension = part if isinstance(part, list) else [part]
        run.spend(len(extension))
        run.check_items(len(joined) + len(extension))
        joined += extension
    return joined


def insert_before(run: Run, list_: list[Any], position: Decimal, new_item: Any) -> list[Any]:
    """The list with a new item before the one at the position."""
    index = _index(list_, position)
    run.check_items(len(list_) + 1)
    return [*list_[:index], new_item, *list_[index:]]


def remove(list_: list[Any], position: Decimal) -> list[Any]:
    """The list without the item at the position."""
    index = _index(list_, position)
    return [*list_[:index], *list_[index + 1 :]]


def list_replace(list_: list[Any], position: Decimal, new_item: Any) -> list[Any]:
    """The list with another item at the position."""
    replaced = list(list_)
    replaced[_index(list_, position)] = new_item
    return replaced


def list_replace_matches(run: Run, list_: list[Any], match: Function, new_item: Any) -> list[Any]:
    """The list with another item wherever `match(item, newItem)` is true."""
    if not any(signature.accepts_count(2) for signature in match.signatures):
        raise NoValue("`match` must be a function of two parameters, an item and the new item")
    return [new_item if _matches(run, match, item, new_item) else item for item in list_]


def _matches(run: Run, match: Function, item: Any, new_item: Any) -> bool:
    answer = match.call(run, [item, new_item])
    if not isinstance(answer, bool):
        raise NoValue(f"`match` must answer true or false, not {describe(answer)}")
    return answer


def reverse(list_: list[Any]) -> list[Any]:
    """The items in the opposite order."""
    return list_[::-1]


def index_of(run: Run, list_: list[Any], match: Any) -> list[Decimal]:
    """The positions of all items that equal `match`, which may be null.

    >>> index_of(Run(), ["a", None, "a"], "a")
    [Decimal('1'), Decimal('3')]
    """
    return [Decimal(place) for place, item in enumerate(list_, 1) if comparison.same(run, item, match)]


def distinct_values(run: Run, list_: list[Any]) -> list[Any]:
    """The list without items that equal an earlier one."""
    seen = Seen()
    return [item for item in list_ if seen.is_new(run, item)]


def union(run: Run, lists: list[Any]) -> list[Any]:
    """The items of all the lists, without those that equal an earlier one."""
    return distinct_values(run, concatenate(run, lists))


def flatten(run: Run, list_: list[Any]) -> list[Any]:
    """The items of the list, with lists in it replaced by their items, however deep.

    >>> flatten(Run(), [["w", ["x"]], [], "y"])
    ['w', 'x', 'y']
    """
    flat: list[Any] = []
    _flatten(run, list_, flat)
    return flat


def _flatten(run: Run, list_: list[Any], flat: list[Any]) -> None:
    run.enter(1)
    run.spend(1 + len(list_))
    for item in list_:
        if isinstance(item, list):
            _flatten(run, item, flat)
        else:
            flat.append(item)
    run.check_items(len(flat))
    run.leave(1)


FUNCTIONS: Final = (
    Function("list contains", (Signature((items(), anything("element")), list_contains, needs_run=True),), BOOLEAN),
    Function("all", (Signature((items(),), all_true, variadic=True),), BOOLEAN),
    Function("any", (Signature((items(),), any_true, variadic=True),), BOOLEAN),
    Function(
        "sublist",
        (Signature((items(), number("start position"), optional("length", NUMBER)), sublist),),
        LIST,
    ),
    Function(
        "append",
        (
            Signature((items(), anything("item")), append, needs_run=True),
            Signature((items(), anything("item")), append_all, needs_run=True, variadic=True),
        ),
        LIST,
    ),
    Function(
        "concatenate",
        (
            Signature((items(),), itself),
            Signature((items(),), concatenate, needs_run=True, variadic=True),
        ),
        LIST,
    ),
    Function(
        "insert before",
        (Signature((items(), number("position"), anything("newItem")), insert_before, needs_run=True),),
        LIST,
    ),
    Function("remove", (Signature((items(), number("position")), remove),), LIST),
    Function(
        "list replace",
        (
            Signature((items(), number("position"), anything("newItem")), list_replace),
            Signature((items(), function("match"), anything("newItem")), list_replace_matches, needs_run=True),
        ),
        LIST,
        _HEIGHT_OF_CALL,
    ),
    Function("reverse", (Signature((items(),), reverse),), LIST),
    Function("index of", (Signature((items(), anything("match")), index_of, needs_run=True),), ListType(NUMBER)),
    Function(
        "union",
        (
            Signature((items(),), distinct_values, needs_run=True),
            Signature((items(),), union, needs_run=True, variadic=True),
        ),
        LIST,
    ),
    Function("distinct values", (Signature((items(),), distinct_values, needs_run=True),), LIST),
    Function("flatten", (Signature((items(),), flatten, needs_run=True),), LIST),
)
