"""Raising a client to a pathway of their own, and counting what a case still waits for."""

from typing import TYPE_CHECKING

from engine.bpmn.advance import Variables
from engine.services.operations.outcomes import Outputs

if TYPE_CHECKING:
    from engine.services.moves.move import Move
    from engine.services.moves.running import Running


def raise_pathway(inputs: Variables, move: "Move", _running: "Running") -> Outputs:
    """`pathway.raise`: begins at most one case per key by a signal, once this move is at rest."""
    move.raised.append(dict(inputs))
    return {}


def open_children(inputs: Variables, move: "Move", running: "Running") -> Outputs:
    """`case.open_children`: how many children of this instance run that process."""
    process_id = str(inputs["processId"])
    mine = [
        child
        for child in move.running.values()
        if child.stored.parent_id == running.stored.id and child.stored.process_id == process_id
    ]
    stored = 0 if running.is_new else move.work.unit.instances.count_children(running.stored.id, process_id)
    begun = sum(child.is_new and child.ended is None for child in mine)
    ended = sum(not child.is_new and child.ended is not None for child in mine)
    return {"count": stored + begun - ended}
