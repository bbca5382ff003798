"""A timer is due."""

from engine.domain.process_instances import ACTIVE
from engine.services.commands import AdvanceInstance
from engine.services.moves.attempts import TIMERS
from engine.services.moves.carrying_out import carry_out
from engine.services.moves.move import Move
from engine.services.results import Moved
from engine.services.setting import within
from engine.services.work import Work


def advance_instance(command: AdvanceInstance, work: Work) -> Moved:
    """Let due timers fire; the loser of a race, and an instance with an incident, have nothing to do."""
    locked = work.unit.locks.instance(command.instance_id)
    if locked is None or locked.instance.status != ACTIVE:
        return Moved(moved=False)
    with within(locked.setting):
        move = Move.of(work, locked)
        incident_id = carry_out(move, locked.instance, TIMERS)
        if incident_id is None and not move.happened:
            return Moved(moved=False)
        work.unit.audit.record(locked.instance.case_id, "alter", command="AdvanceInstance", instance=locked.instance.id)
        work.unit.commit()
    return Moved(True, incident_id)
