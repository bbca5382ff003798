"""Functions on contexts (DMN 1.5, 10.3.4.10)."""

from typing import Any, Final

from engine.feel.builtins.parameters import anything, context, items, string
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Parameter, Signature
from engine.feel.run import Run
from engine.feel.types import CONTEXT, LIST, STRING, ListType
from engine.feel.wording import describe

_KEYS: Final = Parameter("keys", ListType(STRING))


def get_value(of: dict[str, Any], key: str) -> Any:
    """The value of an entry."""
    if key not in of:
        raise NoValue("the context has no entry of that name")
    return of[key]


def get_value_at(of: dict[str, Any], keys: list[str | None]) -> Any:
    """The value at the end of a path of keys, through contexts in contexts.

    >>> get_value_at({"x": {"y": 1}}, ["x", "y"])
    1
    """
    value: Any = of
    for key in _path(keys):
        if not isinstance(value, dict):
            raise NoValue(f"the path leads through {describe(value)}, not through a context")
        value = get_value(value, key)
    return value


def get_entries(of: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries, each as a context of `key` and `value`."""
    return [{"key": key, "value": value} for key, value in of.items()]


def make_context(entries: list[Any]) -> dict[str, Any]:
    """The context with these entries, each given as a context of `key` and `value`.

    >>> make_context([{"key": "a", "value": 1}])
    {'a': 1}
    """
    made: dict[str, Any] = {}
    for entry in entries:
        if not isinstance(entry, dict):
            raise NoValue(f"an entry is a context of `key` and `value`, not {describe(entry)}")
        if "key" not in entry or "value" not in entry:
            raise NoValue("an entry needs both `key` and `value`")
        key = entry["key"]
        if not isinstance(key, str):
            raise NoValue(f"the key of an entry is a string, not {describe(key)}")
        if key in made:
            raise NoValue("two entries have the same key")
        made[key] = entry["value"]
    return made


def context_put(run: Run, into: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    """The context with one entry more, or with another value for one it has."""
    run.check_items(len(into) + 1)
    return {**into, key: value}


def context_put_at(run: Run, into: dict[str, Any], keys: list[str | None], value: Any) -> dict[str, Any]:
    """The context with another value at the end of a path of keys; all but the last lead to contexts.

    >>> context_put_at(Run(), {"x": 1, "y": {"a": 0}}, ["y", "a"], 2)
    {'x': 1, 'y': {'a': 2}}
    """
    *way, last = _path(keys)
    passed = [into]
    for key in way:
        inner = passed[-1].get(key)
        if not isinstance(inner, dict):
            raise NoValue(f"the path leads through {describe(inner)}, not through a context")
        run.spend(len(inner))
        passed.append(inner)
    result = context_put(run, passed.pop(), last, value)
    for outer, key in zip(reversed(passed), reversed(way), strict=True):
        result = {**outer, key: result}
    return result


def context_merge(run: Run, contexts: list[Any]) -> dict[str, Any]:
    """The entries of all the contexts; of two with the same name, the later one counts.

    >>> context_merge(Run(), [{"a": 1}, {"a": 2, "b": 3}])
    {'a': 2, 'b': 3}
    """
    merged: dict[str, Any] = {}
    for item in contexts:
        if not isinstance(item, dict):
            raise NoValue(f"only contexts can be merged, not {describe(item)}")
        run.spend(len(item))
        merged.update(item)
        run.check_items(len(merged))
    return merged


def _path(keys: list[str | None]) -> list[str]:
    path = [key for key in keys if key is not None]
    if not path or len(path) < len(keys):
        raise NoValue("a path of keys has at least one key, and none of them is null")
    return path


FUNCTIONS: Final = (
    Function(
        "get value",
        (
            Signature((context("m"), string("key")), get_value),
            Signature((context("m"), _KEYS), get_value_at),
        ),
    ),
    Function("get entries", (Signature((context("m"),), get_entries),), LIST),
    Function("context", (Signature((items("entries"),), make_context),), CONTEXT),
    Function(
        "context put",
        (
            Signature((context("context"), string("key"), anything("value")), context_put, needs_run=True),
            Signature((context("context"), _KEYS, anything("value")), context_put_at, needs_run=True),
        ),
        CONTEXT,
    ),
    Function("context merge", (Signature((items("contexts"),), context_merge, needs_run=True),), CONTEXT),
)
