"""Everybody who waits for a signal hears it, and what starts by it starts."""

from itertools import groupby

from engine.domain.running.facts import OpenSubscription
from engine.services import starting
from engine.services.commands import BroadcastSignal
from engine.services.moves.telling import tell
from engine.services.results import Broadcast
from engine.services.setting import within
from engine.services.work import Work


def broadcast_signal(command: BroadcastSignal, work: Work) -> Broadcast:
    """Tell the waiting instances, case by case in the order of their ids, and start at most one case per key."""
    told = broadcast(command, work)
    work.unit.commit()
    return told


def broadcast(command: BroadcastSignal, work: Work) -> Broadcast:
    """All that a signal causes, without the commit."""
    listeners = work.unit.messages.listeners(command.name, command.municipality)
    caught = sum(_tell(command, work, list(group)) for _, group in groupby(listeners, key=lambda one: one.root_id))
    started = starting.start_by(work, "signal", command.name, command.municipality, command.key, command.data)
    return Broadcast(caught, tuple(started))


def _tell(command: BroadcastSignal, work: Work, listeners: list[OpenSubscription]) -> int:
    """One case, or one case-less root instance; the number of instances that caught it."""
    locked = work.unit.locks.instance(listeners[0].instance_id)
    if locked is None:
        return 0
    with within(locked.setting):
        told = tell(work, locked, listeners, command.data)
        if told:
            work.unit.audit.record(locked.instance.case_id, "alter", command="BroadcastSignal", signal=command.name)
    return len({listener.instance_id for listener in listeners if listener.id in told})
