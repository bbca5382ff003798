"""Moving a running instance to another version of its definition.

Elements are the same if their ids are. Ids of tasks, deadlines and variables stay as they are; what lies ahead is that
of the new version. What could lose a token or leave it waiting for ever is refused, with every reason.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from engine.bpmn.runtime.definition import Definition
from engine.bpmn.runtime.nodes.activities import Activity
from engine.bpmn.runtime.nodes.catching import Catching
from engine.bpmn.runtime.nodes.event_sub_processes import HandlerStart
from engine.bpmn.runtime.nodes.gateways import EventBasedGateway
from engine.bpmn.runtime.nodes.joins import ParallelJoin
from engine.bpmn.runtime.nodes.node import FlowNode
from engine.bpmn.runtime.nodes.sub_processes import SubProcess
from engine.bpmn.runtime.scopes import ScopeSpec
from engine.bpmn.runtime.state import read
from engine.errors import Conflict

Written = dict[str, Any]


class CannotMigrate(Conflict):
    """This instance cannot be moved to the other version; `reasons` says why, by element."""

    def __init__(self, reasons: tuple[tuple[str, str], ...]) -> None:
        super().__init__("; ".join(f"`{element_id}` {sentence}" for element_id, sentence in reasons))
        self.reasons = reasons


def migrate(stored: bytes, source: Definition, target: Definition) -> bytes:
    """The state for `target` of an instance of `source`; nothing is changed but what it points to.

    Raises OtherDefinition if it is none of `source`, UnreadableState, CannotMigrate with all reasons.
    """
    written = read(stored, source.ref)
    reasons = tuple(dict.fromkeys(_scope(written, source.spec, target.spec)))
    if reasons:
        raise CannotMigrate(reasons)
    return orjson.dumps({**written, "definition": target.ref})


def _scope(written: Written, old: ScopeSpec, new: ScopeSpec) -> Iterator[tuple[str, str]]:
    tokens = [token for token in written["tokens"] if token["element"] not in old.handler_ids]
    if tokens and old.handler_ids != new.handler_ids:
        yield new.name, "has other event sub-processes"
    for token in written["tokens"]:
        yield from _token(token, old, new)
    if len(tokens) > 1:
        yield from _joins(old, new)
    for handler in written["handlers"]:
        before, after = old.task_specs[handler["start"]], new.task_specs.get(handler["start"])
        if isinstance(before, HandlerStart) and isinstance(after, HandlerStart):
            if before.interrupting != after.interrupting:
                yield after.name, "interrupts in one version only"
            yield from _scope(handler, before.inside, after.inside)
        else:
            yield handler["start"], "is gone, and its event sub-process runs"


def _token(token: Written, old: ScopeSpec, new: ScopeSpec) -> Iterator[tuple[str, str]]:
    before, after = old.task_specs[token["element"]], new.task_specs.get(token["element"])
    if after is None:
        yield before.name, "is gone, and something waits there"
        return
    if type(after) is not type(before):
        yield after.name, "is of another kind"
        return
    if isinstance(before, Catching) and _event(before) != _event(after):
        yield after.name, "waits for something else"
    if _loop(before) != _loop(after):
        yield after.name, "repeats in another way"
    if _watched(before) != _watched(after):
        yield after.name, "has other events beside it"
    if "flow" in token and set(before.element.incoming) != set(after.element.incoming):
        yield after.name, "joins other flows, and something waits there"
    for child in token.get("children", ()):
        if child["element"] in new.task_specs:  # otherwise the events beside it differ
            yield from _token(child, old, new)
    if "inside" in token and isinstance(before, SubProcess) and isinstance(after, SubProcess):
        yield from _scope(token["inside"], before.inside, after.inside)


def _joins(old: ScopeSpec, new: ScopeSpec) -> Iterator[tuple[str, str]]:
    """While several branches run, a join that waits for other flows than before might wait for ever."""
    for name, before in old.task_specs.items():
        after = new.task_specs.get(name)
        if not isinstance(before, ParallelJoin):
            continue
        if after is None or set(after.element.incoming) != set(before.element.incoming):
            yield name, "joins other flows, and several branches run"


def _event(node: FlowNode) -> tuple[str, str | None] | None:
    event = node.element.event
    return (event.kind, event.name) if event else None


def _loop(node: FlowNode) -> tuple[bool, bool]:
    loop = node.element.loop
    return loop is not None, loop is not None and loop.sequential


def _watched(node: FlowNode) -> set[str]:
    """The events that a waiting token of this node has beside it."""
    if isinstance(node, EventBasedGateway):
        return {flow.target for flow in node.flows}
    if isinstance(node, Activity):
        return {event.name for event in node.boundary if event.is_watched}
    return set()
