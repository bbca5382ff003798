"""What an expression can see while it runs: names in nested scopes, and the run they belong to."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Protocol

from engine.feel.run import Run

MISSING: Final = object()


class View(Protocol):
    """What code asks of the place it runs in: a `Scope`, or an evaluation as its own outermost scope."""

    @property
    def names(self) -> Mapping[str, Any]:
        """The names of this layer."""

    @property
    def parent(self) -> "View | None":
        """The layer around this one."""

    @property
    def run(self) -> Run:
        """The run that all of it belongs to."""


class Scope:
    """A layer of names over the layers around it."""

    __slots__ = ("names", "parent", "run")

    def __init__(self, names: Mapping[str, Any], parent: View | None, run: Run) -> None:
        self.names = names
        self.parent = parent
        self.run = run


def find(scope: View, name: str) -> Any:
    """The innermost value of a name, or `MISSING`."""
    layer: View | None = scope
    while layer is not None:
        value = layer.names.get(name, MISSING)
        if value is not MISSING:
            return value
        layer = layer.parent
    return MISSING


def all_names(scope: View) -> Iterator[str]:
    """Every name in sight, innermost first."""
    layer: View | None = scope
    while layer is not None:
        yield from layer.names
        layer = layer.parent


def item_scope(item: Any, scope: View) -> View:
    """Where a filter's condition is asked: `item` is in sight and, if that is a context, its entries."""
    inner = Scope({"item": item}, scope, scope.run)
    return Scope(item, inner, scope.run) if isinstance(item, dict) else inner


Code = Callable[[View], Any]
Test = Callable[[View, Any], "bool | None"]
