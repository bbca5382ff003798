"""An operator stops everything in a case."""

from collections.abc import Sequence

from engine.domain.cases import NoCase
from engine.domain.process_instances import RUNNING, TERMINATED
from engine.domain.running.facts import Locked, StoredInstance
from engine.services.commands import CancelCase
from engine.services.moves.attempts import CANCEL
from engine.services.moves.move import Move
from engine.services.moves.rows import changes_of, row_of
from engine.services.results import Moved
from engine.services.setting import within
from engine.services.work import Work


def cancel_case(command: CancelCase, work: Work) -> Moved:
    """Stop all that runs, and close the case."""
    locked = work.unit.locks.case(command.case_id)
    if locked is None:
        raise NoCase
    with within(locked.setting):
        moved = stop(work, locked, work.unit.instances.running_in(command.case_id))
        work.unit.audit.record(command.case_id, "alter", command="CancelCase")
        work.unit.commit()
    return Moved(moved)


def stop(work: Work, locked: Locked, instances: Sequence[StoredInstance]) -> bool:
    """Stop instances and their children; whether there was anything to stop."""
    move = Move.of(work, locked)
    for stored in instances:
        if stored.status in RUNNING and not stored.state:
            _withdraw(move, stored)
        elif stored.status in RUNNING and stored.id not in move.running:
            running = move.join(stored)
            running.stopped = True
            move.attempt(running, CANCEL)
            move.until_stable()
    changes = changes_of(move)
    work.unit.write(changes)
    return bool(changes.moved)


def _withdraw(move: Move, stored: StoredInstance) -> None:
    """One whose start failed: there is nothing in it to stop."""
    move.changes.moved.append(row_of(stored, move.setting.municipality, TERMINATED, b""))
    if stored.case_id is not None and stored.parent_id is None:
        move.changes.closed_cases.append(stored.case_id)
