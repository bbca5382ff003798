"""An operator stops an instance."""

from engine.errors import NotFound
from engine.services.commands import TerminateInstance
from engine.services.handlers.cancel_case import stop
from engine.services.results import Moved
from engine.services.setting import within
from engine.services.work import Work


class NoInstance(NotFound):
    """There is no such instance."""


def terminate_instance(command: TerminateInstance, work: Work) -> Moved:
    """Stop it and its children; its parent goes on without it only if an operator stops that, too."""
    locked = work.unit.locks.instance(command.instance_id)
    if locked is None:
        raise NoInstance
    with within(locked.setting):
        moved = stop(work, locked, [locked.instance])
        work.unit.audit.record(
            locked.instance.case_id, "alter", command="TerminateInstance", instance=locked.instance.id
        )
        work.unit.commit()
    return Moved(moved)
