"""What an expression can see while it runs: names in nested scopes, and the run they belong to."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from engine.feel.run import Run

MISSING: Final = object()


class Scope:
    """A layer of names over the layers around it."""

    __slots__ = ("names", "parent", "run")

    def __init__(self, names: Mapping[str, Any], parent: "Scope | None", run: Run) -> None:
        self.names = names
        self.parent = parent
        self.run = run

    def find(self, name: str) -> Any:
        """The innermost value of a name, or `MISSING`."""
        scope: Scope | None = self
        while scope is not None:
            value = scope.names.get(name, MISSING)
            if value is not MISSING:
                return value
            scope = scope.parent
        return MISSING

    def all_names(self) -> Iterator[str]:
        """Every name in sight, innermost first."""
        scope: Scope | None = self
        while scope is not None:
            yield from scope.names
            scope = scope.parent


Code = Callable[[Scope], Any]
Test = Callable[[Scope, Any], "bool | None"]
