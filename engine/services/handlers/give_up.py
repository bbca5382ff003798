"""A job failed for good: an incident instead of a silent stop."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import uuid4

from engine import clock
from engine.domain.incidents import MAIL_FAILED
from engine.domain.process_instances import ACTIVE, INCIDENT
from engine.domain.running.changes import Changes, IncidentRow
from engine.domain.running.facts import StoredInstance
from engine.errors import NotFound
from engine.services.commands import FailServiceCall, GiveUp
from engine.services.handlers.fail_service_call import fail_service_call
from engine.services.moves.attempts import TIMERS
from engine.services.moves.rows import row_of
from engine.services.results import Moved
from engine.services.work import Work

TIMER_FAILED: Final = "TimerFailed"


class NothingToGiveUp(NotFound):
    """What this job was about is not there any more."""


def give_up(command: GiveUp, work: Work) -> Moved:
    """Make the incident that this kind of job calls for."""
    return JOBS[command.job](command, work)


def _timers(command: GiveUp, work: Work) -> Moved:
    locked = work.unit.locks.instance(command.row_id)
    if locked is None:
        raise NothingToGiveUp
    stored = locked.instance
    if stored.status != ACTIVE:
        return Moved(moved=False)
    incident = incident_of(
        stored, TIMER_FAILED, f"A timer is due and the process cannot go on ({command.code}).", TIMERS.to_json()
    )
    row = row_of(stored, locked.setting.municipality, INCIDENT, stored.state)
    return _write(work, Changes(moved=[row], incidents=[incident]))


def _call(command: GiveUp, work: Work) -> Moved:
    return fail_service_call(FailServiceCall(command.row_id, command.code), work)


def _mail(command: GiveUp, work: Work) -> Moved:
    """The mail has an incident; the process goes on, because it does not wait for mail."""
    mail = work.unit.outgoing.mail(command.row_id)
    if mail is None or mail.instance_id is None:
        raise NothingToGiveUp
    if mail.state != "waiting":  # it was sent, and only that this was done got lost
        return Moved(moved=False)
    work.unit.outgoing.mark_mail(mail.id, "failed", command.code, clock.now())
    stored = work.unit.instances.get(mail.instance_id)
    sentence = f"A mail “{mail.template}” to the desk {mail.desk_id} could not be sent ({command.code})."
    incident = incident_of(stored, MAIL_FAILED, sentence, {"mail": str(mail.id)})
    return _write(work, Changes(incidents=[incident]))


def _message(_command: GiveUp, _work: Work) -> Moved:
    """The message stays in the inbox, and is delivered with the next sweep."""
    return Moved(moved=False)


JOBS: Final[Mapping[str, Callable[[GiveUp, Work], Moved]]] = {
    "advance_instance": _timers,
    "run_service_call": _call,
    "send_mail": _mail,
    "deliver_message": _message,
}


def incident_of(stored: StoredInstance, kind: str, sentence: str, attempt: Mapping[str, object]) -> IncidentRow:
    """An incident of an instance at no element of its own."""
    return IncidentRow(
        id=uuid4(),
        instance_id=stored.id,
        case_id=stored.case_id,
        task_id=None,
        element_id=None,
        kind=kind,
        sentence=sentence,
        key_owner=stored.case_id or stored.root_id,
        attempt=attempt,
    )


def _write(work: Work, changes: Changes) -> Moved:
    work.unit.write(changes)
    incident = changes.incidents[0]
    work.unit.audit.record(incident.case_id, "alter", command="GiveUp", instance=incident.instance_id)
    work.unit.commit()
    return Moved(True, incident.id)
