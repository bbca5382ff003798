"""An operator mended the cause of an incident: what failed is tried again."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from engine import clock
from engine.bpmn.runtime import TaskNotOpen
from engine.domain.incidents import MAIL_FAILED, OPEN
from engine.domain.process_instances import ACTIVE, RUNNING
from engine.domain.running.changes import Changes, JobRow
from engine.domain.running.facts import Locked, StoredIncident
from engine.errors import Conflict, NotFound
from engine.services.commands import ResolveIncident
from engine.services.handlers.fail_service_call import CALL_FAILED
from engine.services.moves.attempts import Attempt
from engine.services.moves.carrying_out import carry_out
from engine.services.moves.move import Move
from engine.services.moves.rows import row_of
from engine.services.results import Moved
from engine.services.setting import within
from engine.services.work import Work


class NoIncident(NotFound):
    """There is no such incident."""


class IncidentResolved(Conflict):
    """This incident was resolved already."""


def resolve_incident(command: ResolveIncident, work: Work) -> Moved:
    """Make the same attempt again. Where it fails again, the incident stays as it is and the error is raised.

    Where the instance was stopped meanwhile, or withdrew what failed, there is nothing left to try. Only mail is sent
    whatever became of its instance.
    """
    locked = work.unit.locks.incident(command.incident_id)
    if locked is None or locked.incident is None:
        raise NoIncident
    if locked.incident.status != OPEN:
        raise IncidentResolved
    with within(locked.setting):
        AGAIN.get(locked.incident.kind, _attempt_again)(work, locked, locked.incident)
        work.unit.audit.record(locked.instance.case_id, "alter", command="ResolveIncident", incident=locked.incident.id)
        work.unit.commit()
    return Moved(moved=True)


def _attempt_again(work: Work, locked: Locked, incident: StoredIncident) -> None:
    if locked.instance.status not in RUNNING:
        work.unit.write(_resolved(locked, incident))
        return
    move = Move.of(work, locked)
    try:
        carry_out(move, locked.instance, Attempt.from_json(incident.attempt), resolves=incident)
    except TaskNotOpen:  # the process went another way meanwhile: there is nothing left to try
        work.unit.write(_resolved(locked, incident))


def _call_again(work: Work, locked: Locked, incident: StoredIncident) -> None:
    changes = _resolved(locked, incident)
    call_id = incident.attempt["call"]
    if work.unit.outgoing.revive(UUID(call_id)):
        changes.jobs.append(JobRow("run_service_call", {"call_id": call_id}))
    work.unit.write(changes)


def _mail_again(work: Work, _locked: Locked, incident: StoredIncident) -> None:
    mail_id = incident.attempt["mail"]
    work.unit.outgoing.mark_mail(UUID(mail_id), "waiting", None, clock.now())
    work.unit.write(Changes(resolved=[incident.id], jobs=[JobRow("send_mail", {"mail_id": mail_id})]))


AGAIN: Final[Mapping[str, Callable[[Work, Locked, StoredIncident], None]]] = {
    CALL_FAILED: _call_again,
    MAIL_FAILED: _mail_again,
}


def _resolved(locked: Locked, incident: StoredIncident) -> Changes:
    stored = locked.instance
    running = stored.status in RUNNING
    status = stored.status if not running or incident.others else ACTIVE
    row = row_of(stored, locked.setting.municipality, status, stored.state)
    return Changes(moved=[row] if running else [], resolved=[incident.id])
