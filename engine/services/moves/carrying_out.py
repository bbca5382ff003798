"""Making an attempt, and what remains of it if the process cannot go on.

A person's answers must not be lost because an automatic activity behind them fails. So the move is made in memory; if
it fails, nothing of it is kept, and instead

1. the answered task (or finished call, or delivered message) is closed: it is done, nobody is asked twice;
2. the instance keeps the state it had, as an *incident*, and the incident keeps the attempt, sealed;
3. an operator mends the cause and resolves the incident: the same attempt is made again, as a whole.

While an incident is open, no timer alone moves its instance on; other tasks of it can be done, and then due timers
fire. If one of these withdraws what the incident would try again, there is nothing left to try, and resolving it says
so.
"""

from uuid import UUID, uuid4

from engine.domain.process_instances import INCIDENT
from engine.domain.running.changes import Changes, IncidentRow
from engine.domain.running.facts import StoredIncident, StoredInstance
from engine.errors import ExecutionFailed
from engine.services.moves.attempts import Attempt
from engine.services.moves.move import Move
from engine.services.moves.rows import changes_of, row_of
from engine.services.ports import UnitOfWork

LONGEST_SENTENCE = 500  # characters


def carry_out(
    move: Move, stored: StoredInstance, attempt: Attempt, *, resolves: StoredIncident | None = None
) -> UUID | None:
    """Make the attempt and write what follows; the id of the incident, if it failed.

    `resolves` is the incident whose attempt this is; where it fails again, the error is raised and nothing changes.
    """
    unit = move.work.unit
    unit.as_engine()
    try:
        _make(move, stored, attempt, resolves)
        move.until_stable()
        changes = changes_of(move)
        for raised in move.raised:  # before the move is written: what it opens is kept by its key if the next one fails
            move.work.raise_pathway(move.work, move.setting, raised)
    except ExecutionFailed as failure:
        if resolves is not None:
            raise
        changes = _failed(stored, move.setting.municipality, attempt, failure)
        unit.write(changes)
        return changes.incidents[0].id
    if attempt.task_id is not None:
        changes.completed.append(attempt.task_id)
    if resolves is not None:
        changes.resolved.append(resolves.id)
    unit.write(changes)
    _note_disclosures(unit, changes)
    return None


def _note_disclosures(unit: UnitOfWork, changes: Changes) -> None:
    """To whom, on which ground and what (LED art. 25(1))."""
    rows = changes.disclosures
    for case_id, desk, ground in dict.fromkeys((row.case_id, row.desk, row.ground) for row in rows):
        answers = [row.answer_id for row in rows if (row.desk, row.ground) == (desk, ground)]
        unit.audit.record(case_id, "disclose", desk=desk, ground=ground, answers=answers)


def _make(move: Move, stored: StoredInstance, attempt: Attempt, resolves: StoredIncident | None) -> None:
    if attempt.what == "start":
        running = move.start(stored, attempt.variables, attempt.start_event)
    else:
        running = move.running.get(stored.id) or move.join(stored)
    running.keeps_incident = stored.status == INCIDENT and (resolves is None or resolves.others > 0)
    if attempt.what != "start":
        move.attempt(running, attempt)


def _failed(stored: StoredInstance, municipality: str, attempt: Attempt, failure: ExecutionFailed) -> Changes:
    closed = [attempt.task_id] if attempt.task_id else []
    incident = IncidentRow(
        id=uuid4(),
        instance_id=stored.id,
        case_id=stored.case_id,
        task_id=attempt.task_id,
        element_id=getattr(failure, "element_id", None),
        kind=type(failure).__name__,
        sentence=str(failure)[:LONGEST_SENTENCE],
        key_owner=stored.case_id or stored.root_id,
        attempt=attempt.to_json(),
    )
    row = row_of(stored, municipality, INCIDENT, stored.state)
    return Changes(moved=[row], closed=closed, completed=list(closed), incidents=[incident])
