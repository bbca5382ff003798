"""The state of an instance as JSON: its variables and what waits. The definition is there by reference only.

`load(dump)` is the identity: ids, deadlines, order and variables stay, whatever the state was.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import orjson

from engine.bpmn.runtime.errors import OtherDefinition, UnreadableState
from engine.bpmn.runtime.nodes.event_sub_processes import HandlerStart, handler_scope
from engine.bpmn.runtime.nodes.sub_processes import SubProcess
from engine.bpmn.runtime.scopes import Scope
from engine.bpmn.runtime.spiff import TaskState
from engine.bpmn.runtime.timers import Cycle
from engine.bpmn.runtime.tokens import LoopState, Marks, Token
from engine.bpmn.variables import NoVariable, decode, decode_all, encode, encode_all
from engine.feel import NoValue, temporal

if TYPE_CHECKING:
    from engine.bpmn.runtime.instance import Instance

VERSION: Final = 1
_BROKEN: Final = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, NoValue, NoVariable)


def dump(instance: "Instance") -> bytes:
    """The bytes to store."""
    written: dict[str, Any] = {
        "version": VERSION,
        "definition": instance.definition.ref,
        "ended": instance.has_ended,
        "ends": list(instance.end_events),
        "ready": [str(token.id) for token in instance.ready if token.has_state(TaskState.READY)],
        **_scope(instance.main),
    }
    return orjson.dumps(written)


def load(instance: "Instance", stored: bytes) -> None:
    """Fill an empty instance. Raises OtherDefinition, UnreadableState."""
    written = read(stored, instance.definition.ref)
    try:
        _load(instance, written)
    except (*_BROKEN, AssertionError) as reason:
        raise UnreadableState from reason


def read(stored: bytes, ref: str) -> dict[str, Any]:
    """A state as it is written. Raises OtherDefinition if it is none of the definition `ref`, UnreadableState."""
    try:
        written: dict[str, Any] = orjson.loads(stored)
        version, definition = written["version"], written["definition"]
    except _BROKEN as reason:
        raise UnreadableState from reason
    if (version, definition) != (VERSION, ref):
        raise OtherDefinition(f"This is a state of `{definition}`, not of `{ref}`.")
    return written


def _load(instance: "Instance", written: dict[str, Any]) -> None:
    instance.has_ended = written["ended"]
    instance.end_events = dict.fromkeys(written["ends"])
    instance.main.data.update(decode_all(written["variables"]))
    _fill(instance.main, written)
    instance.ready.extend(instance.tokens[UUID(identity)] for identity in written["ready"])
    instance.emptied.extend(scope for scope in instance.main.running() if scope.is_empty)


def _scope(scope: Scope) -> dict[str, Any]:
    shares = scope.host is not None or (scope.owner is not None and scope.data is scope.owner.data)
    return {
        "variables": {} if shares else encode_all(scope.data),
        "tokens": [_token(token) for token in scope.task_tree.children],
        "handlers": [
            {"id": str(handler.id), "start": handler.started_by, **_scope(handler)} for handler in scope.handlers
        ],
    }


def _token(token: Token) -> dict[str, Any]:
    marks, inside = token.marks, token.instance.scopes.get(token.id)
    written: dict[str, Any] = {"id": str(token.id), "element": token.task_spec.name, "state": token.state}
    if marks.flow is not None:
        written["flow"] = marks.flow
    if marks.number is not None:
        written["number"] = marks.number
    if marks.is_open:
        written["open"] = True
    if marks.is_watch:
        written["watch"] = True
    if marks.due is not None:
        written["due"] = marks.due.isoformat()
    if marks.cycle is not None:
        cycle = marks.cycle
        written["cycle"] = [cycle.begin.isoformat(), cycle.end, str(cycle.interval), cycle.number]
    if marks.loop is not None:
        loop = marks.loop
        written["loop"] = [loop.total, encode(loop.items), encode(loop.results), loop.done]
    if token.data:
        written["variables"] = encode_all(token.data)
    if children := token.children:
        written["children"] = [_token(child) for child in children]
    if inside is not None:
        written["inside"] = {"id": str(inside.id), **_scope(inside)}
    return written


def _fill(scope: Scope, written: dict[str, Any]) -> None:
    for token in written["tokens"]:
        _restore(scope, scope.task_tree, token)
    for stored in written["handlers"]:
        node = scope.spec.task_specs[stored["start"]]
        assert isinstance(node, HandlerStart)  # noqa: S101 - of the same definition
        handler = handler_scope(scope, node, UUID(stored["id"]))
        if not node.interrupting:
            handler.data = decode_all(stored["variables"])
        _fill(handler, stored)


def _restore(scope: Scope, parent: Token, written: dict[str, Any]) -> None:
    node = scope.spec.task_specs[written["element"]]
    marks = Marks(
        flow=written.get("flow"),
        number=written.get("number"),
        is_open="open" in written,
        is_watch="watch" in written,
        due=datetime.fromisoformat(written["due"]) if "due" in written else None,
        cycle=_cycle(*written["cycle"]) if "cycle" in written else None,
        loop=_loop(*written["loop"]) if "loop" in written else None,
    )
    token = Token(scope, node, parent, marks=marks, state=written["state"], identity=UUID(written["id"]))
    if isinstance(node, HandlerStart):
        scope.watches += 1
    if "variables" in written:
        token.data = decode_all(written["variables"])
    for child in written.get("children", ()):
        _restore(scope, token, child)
    if "inside" in written:
        assert isinstance(node, SubProcess)  # noqa: S101 - of the same definition
        inside = Scope(scope.instance, node.inside, token.data, host=token, identity=UUID(written["inside"]["id"]))
        scope.instance.scopes[token.id] = inside
        _fill(inside, written["inside"])


def _cycle(begin: str, end: int | None, interval: str, number: int) -> Cycle:
    return Cycle(datetime.fromisoformat(begin), end, temporal.parse_duration(interval), number)


def _loop(total: int, items: list[Any], results: list[Any], done: int) -> LoopState:
    return LoopState(total, decode(items), decode(results), done)
