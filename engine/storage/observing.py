"""What a rehearsal looks at from outside: what waits, what was passed, what was decided, and what is due next.

It reads as the engine does: ids, codes and instants, nothing that people typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, Row, TextClause, text

from engine.storage.connecting import become

_SCOPE = "(i.case_id = ANY (CAST(:cases AS uuid[])) OR i.root_id = ANY (CAST(:roots AS uuid[])))"
_ROOTS = text("""
    SELECT i.id, i.process_id, i.case_id, i.root_id, i.deployment_id, i.state FROM process_instance i
    WHERE i.parent_id IS NULL ORDER BY i.started_at, i.cycle, i.id""")
_ALIVE = text("""
    SELECT i.id, i.process_id, i.case_id, i.root_id, i.deployment_id, i.state FROM process_instance i
    WHERE i.state IN ('active', 'incident') ORDER BY i.started_at, i.id""")
_TASKS = text(f"""
    SELECT t.id, t.element_id, t.desk_id AS desk, t.instance_id
    FROM user_task t JOIN process_instance i ON i.id = t.instance_id
    LEFT JOIN activity a ON a.task_id = t.id AND a.what = 'entered'
    WHERE t.state = 'open' AND {_SCOPE}
    GROUP BY t.id ORDER BY t.loop_counter NULLS FIRST, t.opened_at, min(a.number), t.id""")  # noqa: S608
_DECISIONS = text(f"""
    SELECT d.decision_id, d.rules FROM decision_taken d JOIN process_instance i ON i.id = d.instance_id
    WHERE {_SCOPE} ORDER BY d.number""")  # noqa: S608
_COMPLETED = text("""
    SELECT element_id FROM activity WHERE instance_id = :instance AND what = 'completed' ORDER BY number""")
_CASE = text("SELECT status, cycle FROM case_ WHERE id = :case")
_INCIDENTS = text("""
    SELECT n.sentence, n.element_id, i.process_id FROM incident n JOIN process_instance i ON i.id = n.instance_id
    WHERE n.state = 'open' ORDER BY n.created_at, n.id""")
_WAITS = text("""
    SELECT id FROM user_task WHERE instance_id = :instance AND state = 'open'
    UNION ALL SELECT id FROM service_call WHERE instance_id = :instance AND state = 'waiting'
    UNION ALL SELECT id FROM event_subscription WHERE instance_id = :instance
    UNION ALL SELECT parent_task_id FROM process_instance
      WHERE parent_id = :instance AND state IN ('active', 'incident')""")
_DUE = text("SELECT next_due_at FROM process_instance WHERE id = :instance")
_PASSED = text("""
    SELECT i.process_id, a.element_id FROM activity a JOIN process_instance i ON i.id = a.instance_id
    WHERE a.what = 'completed' GROUP BY i.process_id, a.element_id""")
_ALL_RULES = text("SELECT DISTINCT rules FROM decision_taken")
_NEXT = text("""
    SELECT least(
      (SELECT min(next_due_at) FROM process_instance WHERE state = 'active'),
      (SELECT min(next_due_at) FROM start_subscription))""")
_NEXT_JOB = text("""
    SELECT min(coalesce(scheduled_at, '-infinity')) = '-infinity' AS now,
           min(scheduled_at) AS later FROM procrastinate_jobs WHERE status = 'todo'""")
_STARTS = text("""
    SELECT id, process_id, element_id, municipality_id AS municipality, deployment_id
    FROM start_subscription WHERE kind = 'timer'""")


@dataclass(frozen=True, slots=True)
class SeenInstance:
    """A process instance; its state is active, incident, completed or terminated."""

    id: UUID
    process_id: str
    case_id: UUID | None
    root_id: UUID
    deployment_id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class SeenTask:
    """An open user task."""

    id: UUID
    element_id: str
    desk: str
    instance_id: UUID


@dataclass(frozen=True, slots=True)
class SeenCase:
    """A case: active or closed, and its cycle."""

    status: str
    cycle: int


@dataclass(frozen=True, slots=True)
class SeenIncident:
    """An open incident."""

    sentence: str
    element_id: str | None
    process_id: str


@dataclass(frozen=True, slots=True)
class SeenStart:
    """A timer start event of one municipality."""

    id: UUID
    process_id: str
    element_id: str
    municipality: str
    deployment_id: UUID


class Observer:
    """Reads over a pool of the worker's login.

    `cases` and `roots` narrow a question down to what belongs to these cases, or to these root instances.
    """

    def __init__(self, pool: Engine) -> None:
        self._pool = pool

    def roots(self) -> list[SeenInstance]:
        """All root instances, the oldest first."""
        return [SeenInstance(**row._asdict()) for row in self._all(_ROOTS)]

    def alive(self) -> list[SeenInstance]:
        """All instances that have not ended, the oldest first."""
        return [SeenInstance(**row._asdict()) for row in self._all(_ALIVE)]

    def open_tasks(self, cases: Sequence[UUID], roots: Sequence[UUID]) -> list[SeenTask]:
        """Open user tasks, in the order of their loop counters, else in that of their opening."""
        return [SeenTask(**row._asdict()) for row in self._all(_TASKS, cases=list(cases), roots=list(roots))]

    def decided(self, cases: Sequence[UUID], roots: Sequence[UUID]) -> dict[str, tuple[int, ...]]:
        """The rules of the latest taking of each decision."""
        rows = self._all(_DECISIONS, cases=list(cases), roots=list(roots))
        return {row.decision_id: tuple(rule for table, rule in row.rules if table == row.decision_id) for row in rows}

    def completed(self, instance_id: UUID) -> list[str]:
        """The elements that an instance completed, in order, as often as it did."""
        return [row.element_id for row in self._all(_COMPLETED, instance=instance_id)]

    def case(self, case_id: UUID) -> SeenCase:
        """A case."""
        return SeenCase(**self._all(_CASE, case=case_id)[0]._asdict())

    def incidents(self) -> list[SeenIncident]:
        """All open incidents."""
        return [SeenIncident(**row._asdict()) for row in self._all(_INCIDENTS)]

    def waits(self, instance_id: UUID) -> set[UUID]:
        """All that an instance waits for but time: tasks, calls, subscriptions and children, by their waits."""
        return {row.id for row in self._all(_WAITS, instance=instance_id)}

    def due(self, instance_id: UUID) -> datetime | None:
        """When an instance's next timer is due."""
        found: datetime | None = self._all(_DUE, instance=instance_id)[0].next_due_at
        return found

    def passed(self) -> set[tuple[str, str]]:
        """Process and element of all that was ever completed."""
        return {(row.process_id, row.element_id) for row in self._all(_PASSED)}

    def rules(self) -> set[tuple[str, int]]:
        """Decision and number of every rule that ever led to an output."""
        return {(table, rule) for row in self._all(_ALL_RULES) for table, rule in row.rules}

    def next_due(self) -> datetime | None:
        """When the next timer or planned job is due."""
        found = [self._all(_NEXT)[0][0], self._jobs().later]
        return min((instant for instant in found if instant is not None), default=None)

    def has_job(self) -> bool:
        """Whether a job waits that is not planned for later."""
        return bool(self._jobs().now)

    def timer_starts(self) -> list[SeenStart]:
        """All start events by timer."""
        return [SeenStart(**row._asdict()) for row in self._all(_STARTS)]

    def _jobs(self) -> Row[Any]:
        with self._pool.connect() as connection:
            return connection.execute(_NEXT_JOB).one()

    def _all(self, statement: TextClause, **parameters: Any) -> Sequence[Row[Any]]:
        asked: Mapping[str, Any] = parameters
        with self._pool.connect() as connection:
            become(connection, "engine")
            return connection.execute(statement, asked).all()
