"""Telling those who wait in a locked case of a message or signal that comes from outside."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from engine.bpmn.runtime import TaskNotOpen
from engine.domain.running.facts import Locked, OpenSubscription
from engine.services.moves.attempts import Attempt
from engine.services.moves.carrying_out import carry_out
from engine.services.moves.messages import catchers
from engine.services.moves.move import Move
from engine.services.work import Work


def tell(
    work: Work, locked: Locked, waits: Iterable[OpenSubscription], data: Mapping[str, Any]
) -> dict[UUID, UUID | None]:
    """Each that still waits takes it, in a move of its own; by their ids, the incident (None where all went well).

    One may withdraw another, and so may a timer that was due before: whoever does not wait any more is told nothing.
    """
    told: dict[UUID, UUID | None] = {}
    for wait in waits:
        move = Move.of(work, locked)
        if any(open_now.id == wait.id for open_now in catchers(move, wait.kind, wait.name, wait.key)):
            stored = work.unit.instances.get(wait.instance_id)
            with suppress(TaskNotOpen):
                told[wait.id] = carry_out(move, stored, Attempt("complete", wait.id, data))
    return told
