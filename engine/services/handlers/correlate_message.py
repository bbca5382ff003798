"""Something happened elsewhere: a case, or whoever waits under a key, is told.

A message is consumed by one instance (see `engine.services.moves.messages`); with a key and nobody who waits, it may
start a process, at most once per key; else it waits in the inbox.
"""

from uuid import UUID, uuid4

from engine import clock
from engine.domain.cases import NoCase
from engine.domain.references import as_reference
from engine.domain.running.changes import Changes, MessageRow
from engine.domain.running.facts import Locked, WaitingMessage
from engine.errors import Invalid
from engine.services import starting
from engine.services.commands import CorrelateMessage
from engine.services.moves.messages import catchers
from engine.services.moves.move import Move
from engine.services.moves.telling import tell
from engine.services.results import Moved
from engine.services.setting import within
from engine.services.work import Work


class NoAddress(Invalid):
    """A message is for a case, or for whoever waits under a key."""


def correlate_message(command: CorrelateMessage, work: Work) -> Moved:
    """Tell it to whoever waits, or keep it; a message that came already changes nothing."""
    unit = work.unit
    locked = _address(command, work)
    if unit.messages.known(command.message_id):
        return Moved(moved=False)
    if locked is not None:
        moved = tell_case(command, work, locked)
        case_id = locked.instance.case_id
    else:
        moved, case_id = _start_or_keep(command, work), None
    unit.audit.record(case_id, "collect", command="CorrelateMessage", message=command.name)
    unit.commit()
    return moved


def tell_case(command: CorrelateMessage, work: Work, locked: Locked) -> Moved:
    """Give a message to a locked case: to the instance that waits longest, or to its inbox."""
    case_id = locked.case.id if locked.case and command.key is None else None
    message = WaitingMessage(uuid4(), command.name, command.key, case_id, command.data)
    with within(locked.setting):
        taker, incident_id = give(work, locked, message)
        work.unit.write(Changes(messages=[_row(command, message, taker)]))
    return Moved(taker is not None, incident_id)


def give(work: Work, locked: Locked, message: WaitingMessage) -> tuple[UUID | None, UUID | None]:
    """Let the instance that waits longest take the message; its id and, if it failed, the incident's."""
    waiting = catchers(Move.of(work, locked), "message", message.name, message.key)
    for chosen in dict.fromkeys(wait.instance_id for wait in waiting):
        told = tell(work, locked, [wait for wait in waiting if wait.instance_id == chosen], message.data)
        if told:
            return chosen, next(filter(None, told.values()), None)
    return None, None


def _address(command: CorrelateMessage, work: Work) -> Locked | None:
    """The case that is meant, or that of the instance that waits under the key; locked."""
    unit = work.unit
    if command.case is None and command.key is None:
        raise NoAddress
    if command.case is None:
        waiting = unit.messages.catchers("message", command.name, key=command.key)
        return unit.locks.instance(waiting[0].instance_id) if waiting else None
    case_id = command.case
    if isinstance(case_id, str):
        found = unit.cases.by_reference(as_reference(case_id) or "")
        if found is None:
            raise NoCase
        case_id = found
    locked = unit.locks.case(case_id)
    if locked is None:
        raise NoCase
    return locked


def _start_or_keep(command: CorrelateMessage, work: Work) -> Moved:
    started = starting.start_by(work, "message", command.name, command.municipality, command.key, command.data)
    message = WaitingMessage(uuid4(), command.name, command.key, None, command.data)
    taker = started[0] if started else None
    work.unit.write(Changes(messages=[_row(command, message, taker)]))
    return Moved(taker is not None)


def _row(command: CorrelateMessage, message: WaitingMessage, taker: UUID | None) -> MessageRow:
    return MessageRow(
        id=message.id,
        name=command.name,
        key=command.key,
        case_id=message.case_id,
        message_id=command.message_id,
        expires_at=clock.now() + command.ttl,
        consumed_by=taker,
        data=command.data,
    )
