"""The open tasks of a person's desks."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from engine.domain.running.views import TaskView
from engine.services.ports import UnitOfWork
from engine.services.questions.disclosing import disclose


def worklist(unit: UnitOfWork, most: int | None) -> tuple[TaskView, ...]:
    """The most urgent first; at most `most`, None: all. That she read them is one entry in the log."""
    unit.as_person()
    found = _disclosed(unit, unit.reading.worklist(most))
    digest = sha256("".join(str(task.id) for task in found).encode()).hexdigest()
    unit.audit.record_read(None, page="worklist", tasks=len(found), digest=digest)
    unit.commit()
    return found


def tasks_named(unit: UnitOfWork, tasks: Sequence[UUID]) -> tuple[TaskView, ...]:
    """Those of these tasks that she sees, the first due first."""
    unit.as_person()
    return _disclosed(unit, unit.reading.tasks_named(tasks)) if tasks else ()


def _disclosed(unit: UnitOfWork, tasks: Sequence[TaskView]) -> tuple[TaskView, ...]:
    cases: set[UUID] = {task.case_id for task in tasks if task.case_id}
    return disclose(tasks, unit.reading.sight(sorted(cases)), unit.reading.matrix())
