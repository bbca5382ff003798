"""A service operation could not do its work."""

from uuid import uuid4

from engine import clock
from engine.domain.process_instances import INCIDENT
from engine.domain.running.changes import Changes, IncidentRow
from engine.services.commands import FailServiceCall
from engine.services.handlers.finish_service_call import continue_call, waiting_call
from engine.services.moves.attempts import Attempt
from engine.services.moves.rows import row_of
from engine.services.results import Moved
from engine.services.work import Work

CALL_FAILED = "ServiceCallFailed"


def fail_service_call(command: FailServiceCall, work: Work) -> Moved:
    """With an error's code, the diagram decides; without one the instance becomes an incident at this element."""
    locked = waiting_call(command.call_id, work)
    if locked is None or locked.call is None:
        return Moved(moved=False)
    if command.error is not None:
        return continue_call(work, locked, Attempt("error", command.call_id, code=command.error), "FailServiceCall")
    stored, call = locked.instance, locked.call
    incident = IncidentRow(
        id=uuid4(),
        instance_id=stored.id,
        case_id=stored.case_id,
        task_id=call.id,
        element_id=call.element_id,
        kind=CALL_FAILED,
        sentence=f"“{call.element_id}”: the operation “{call.operation}” could not be carried out ({command.reason}).",
        key_owner=stored.case_id or stored.root_id,
        attempt={"call": str(call.id)},
    )
    work.unit.outgoing.fail(call.id, command.reason, clock.now())
    row = row_of(stored, locked.setting.municipality, INCIDENT, stored.state)
    work.unit.write(Changes(moved=[row], incidents=[incident]))
    work.unit.audit.record(stored.case_id, "alter", command="FailServiceCall", call=call.id)
    work.unit.commit()
    return Moved(True, incident.id)
