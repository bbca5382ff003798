"""A message on its way to another case is brought to its catcher; a signal that a process threw goes to everybody."""

from engine import clock
from engine.domain.running.changes import Changes
from engine.domain.running.facts import WaitingMessage
from engine.services.commands import BroadcastSignal, DeliverMessage
from engine.services.handlers.broadcast_signal import broadcast
from engine.services.handlers.correlate_message import give
from engine.services.moves.messages import SIGNAL_PREFIX
from engine.services.results import Moved
from engine.services.setting import within
from engine.services.work import Work


def deliver_message(command: DeliverMessage, work: Work) -> Moved:
    """Deliver it once; nothing, if somebody took it already or nobody waits yet."""
    found = work.unit.messages.peek(command.message_id)
    if found is None:
        return Moved(moved=False)
    if found.name.startswith(SIGNAL_PREFIX):
        name = found.name.removeprefix(SIGNAL_PREFIX)
        broadcast(BroadcastSignal(name, found.key, data=found.data), work)
        work.unit.messages.consume(found.id, clock.now())
        work.unit.commit()
        return Moved(moved=True)
    return _to_catcher(found, work)


def _to_catcher(found: WaitingMessage, work: Work) -> Moved:
    waiting = work.unit.messages.catchers("message", found.name, key=found.key)
    locked = work.unit.locks.instance(waiting[0].instance_id) if waiting else None
    message = work.unit.messages.take(found.id) if locked else None
    if locked is None or message is None:
        return Moved(moved=False)
    with within(locked.setting):
        taker, incident_id = give(work, locked, message)
        if taker is None:
            return Moved(moved=False)
        work.unit.write(Changes(consumed={message.id: taker}))
        work.unit.audit.record(locked.instance.case_id, "alter", command="DeliverMessage", message=message.name)
        work.unit.commit()
    return Moved(True, incident_id)
