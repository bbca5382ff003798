"""Opaque references of process variables: `desk:…`, `party:…`, `person:…`, `answer:…`, `row:…`."""

from typing import Any
from uuid import UUID

from engine.errors import ExecutionFailed


class NotAReference(ExecutionFailed):
    """Here a reference is needed."""


def desk_id(value: Any) -> str:
    """The id in `desk:<id>`."""
    return _after("desk:", value)


def identity(kind: str, value: Any) -> UUID:
    """The id in `<kind>:<uuid>`."""
    try:
        return UUID(_after(f"{kind}:", value))
    except ValueError:
        raise NotAReference(f"Here a reference {kind}:… is needed.") from None


def _after(prefix: str, value: Any) -> str:
    if not isinstance(value, str) or not value.startswith(prefix) or value == prefix:
        raise NotAReference(f"Here a reference {prefix}… is needed.")
    return value.removeprefix(prefix)
