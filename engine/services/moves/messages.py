"""Messages and signals inside one case.

A message goes to *one* instance: of all that wait for it, the one that has waited longest; there every subscription of
that name (and key) that still waits takes it, since one thing that happened may interrupt one branch and start another.
A message that nobody waits for stays in the inbox until somebody does, or until it expires. A message without a key is
meant for the case; one with a key for whoever waits under that key, in this case first.

A signal goes to everybody who waits for it now: in this case at once, elsewhere by a job, because another case has its
own lock.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from engine import clock
from engine.bpmn.advance import Thrown
from engine.domain.running.changes import JobRow, MessageRow
from engine.domain.running.facts import OpenSubscription, WaitingMessage
from engine.services.commands import DEFAULT_TTL
from engine.services.moves.attempts import Attempt

if TYPE_CHECKING:
    from engine.services.moves.move import Move

SIGNAL_PREFIX = "signal:"


def deliver(move: "Move") -> bool:
    """Bring what was thrown, and what waits in the inbox, to its catchers; whether anything was brought."""
    moved = False
    while move.thrown:
        thrown = move.thrown.popleft()
        moved = (_signal(move, thrown) if thrown.kind == "signal" else _message(move, thrown)) or moved
    return _from_inbox(move) or moved


def receive(move: "Move", message: WaitingMessage) -> UUID | None:
    """Give a message to the instance that has waited longest; its id, or None if nobody in this case waits."""
    waiting = catchers(move, "message", message.name, message.key)
    for chosen in dict.fromkeys(wait.instance_id for wait in waiting):
        if _give(move, [wait for wait in waiting if wait.instance_id == chosen], message.data):
            return chosen
    return None


def catchers(move: "Move", kind: str, name: str, key: str | None) -> list[OpenSubscription]:
    """Who waits in this case now, the longest waiting first."""
    case_id = move.case.id if move.case else None
    stored: list[OpenSubscription] = []
    if not move.case_is_new:
        gone = {wait for running in move.running.values() for wait in running.closed}
        found = move.work.unit.messages.catchers(kind, name, case_id=case_id, root_id=move.root_id, key=key)
        stored = [wait for wait in found if wait.id not in gone]
    fresh = [
        OpenSubscription(wait.id, running.stored.id, case_id, kind, name, wait.key, running.stored.root_id)
        for running in move.running.values()
        for wait in running.subscriptions.values()
        if (wait.kind, wait.name, wait.key) == (kind, name, key)
    ]
    return stored + fresh


def _give(move: "Move", waits: list[OpenSubscription], data: Mapping[str, Any]) -> bool:
    """Whether any of them took it: one may withdraw another."""
    taken = [move.tell(move.load(wait.instance_id), Attempt("complete", wait.id, data)) for wait in waits]
    return any(taken)


def _message(move: "Move", thrown: Thrown) -> bool:
    case_id = move.case.id if move.case and thrown.key is None else None
    message = WaitingMessage(uuid4(), thrown.name, thrown.key, case_id, thrown.variables)
    if receive(move, message) is not None:
        return True
    expires_at = clock.now() + DEFAULT_TTL
    row = MessageRow(message.id, thrown.name, thrown.key, case_id, str(message.id), expires_at, data=thrown.variables)
    move.changes.messages.append(row)
    move.inbox.append(message)
    if thrown.key is not None:
        move.changes.jobs.append(JobRow("deliver_message", {"message_id": str(message.id)}))
    return False


def _signal(move: "Move", thrown: Thrown) -> bool:
    heard = _give(move, catchers(move, "signal", thrown.name, None), thrown.variables)
    identity = uuid4()
    name = SIGNAL_PREFIX + thrown.name
    expires_at = clock.now() + DEFAULT_TTL
    move.changes.messages.append(
        MessageRow(identity, name, move.setting.municipality, None, str(identity), expires_at, data=thrown.variables)
    )
    move.changes.jobs.append(JobRow("deliver_message", {"message_id": str(identity)}))
    return heard


def _from_inbox(move: "Move") -> bool:
    """Subscriptions that opened in this move take what came before them, the oldest message first."""
    opened = [
        (running, wait)
        for running in move.running.values()
        for wait in running.subscriptions.values()
        if wait.kind == "message" and wait.id not in move.looked_up
    ]
    if not opened:
        return False
    move.looked_up.update(wait.id for _, wait in opened)
    names = sorted({wait.name for _, wait in opened if wait.key is None})
    keys = sorted({wait.key for _, wait in opened if wait.key is not None})
    case_id = move.case.id if move.case and not move.case_is_new else None
    stored = move.work.unit.messages.waiting(case_id, names, keys, clock.now()) if case_id or keys else []
    moved = False
    for message in [*stored, *move.inbox]:
        if message.id in move.changes.consumed:
            continue
        taker = receive(move, message)
        if taker is not None:
            _take(move, message, taker)
            moved = True
    return moved


def _take(move: "Move", message: WaitingMessage, taker: UUID) -> None:
    move.changes.consumed[message.id] = taker
    rows = move.changes.messages
    for place, row in enumerate(rows):
        if row.id == message.id:  # thrown in this very move: there is no row to mark yet
            rows[place] = replace(row, consumed_by=taker)
            del move.changes.consumed[message.id]
            move.inbox.remove(message)
