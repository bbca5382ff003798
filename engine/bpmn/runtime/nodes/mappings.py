"""Input and output mappings (`zeebe:ioMapping`): each source becomes the variable, or its entry, at the target."""

from collections.abc import Iterable
from typing import Any

from engine.bpmn.model import IoMapping
from engine.bpmn.runtime.errors import UnsupportedElement
from engine.bpmn.runtime.expressions import Asked, Values
from engine.bpmn.variables import READ_ONLY


class Mappings:
    """The mappings of one direction, in the order of the file; each sees what those before it have made."""

    __slots__ = ("_lines", "names")

    def __init__(self, element_id: str, lines: Iterable[IoMapping], what: str) -> None:
        self._lines = tuple(
            (Asked(element_id, line.source, f"{what} mapping to {line.target}"), _path(element_id, line.target))
            for line in lines
        )
        self.names = frozenset(path[0] for _, path in self._lines)

    def __bool__(self) -> bool:
        return bool(self._lines)

    def made(self, values: Values, *, onto: Values) -> dict[str, Any]:
        """The variables that the mappings make; a target with dots extends the context of that name in `onto`."""
        made: dict[str, Any] = {}
        seen = dict(values)
        for source, (name, *path) in self._lines:
            value = source.storable(seen)
            if path:
                value = source.checked(_placed(made.get(name, onto.get(name)), path, value))
            made[name] = seen[name] = value
        return made


def _path(element_id: str, target: str) -> list[str]:
    path = [part.strip() for part in target.split(".")]
    if not all(path) or path[0] == READ_ONLY:
        raise UnsupportedElement(element_id, f"“{target}” is no variable that a mapping could fill")
    return path


def _placed(context: Any, path: list[str], value: Any) -> dict[str, Any]:
    first, *rest = path
    known = context if isinstance(context, dict) else {}
    return {**known, first: _placed(known.get(first), rest, value) if rest else value}
