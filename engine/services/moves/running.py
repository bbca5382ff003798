"""An instance in memory during one transaction, and what it did since."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from engine.bpmn.advance import (
    Advance,
    ChildCall,
    DecisionTaken,
    Ended,
    Passed,
    ServiceCall,
    Subscription,
    UserTaskOpened,
)
from engine.bpmn.runtime import Instance
from engine.domain.process_instances import ACTIVE, COMPLETED, INCIDENT, TERMINATED
from engine.domain.running.facts import StoredInstance
from engine.services.deployments import Published


@dataclass(slots=True, eq=False)
class Running:
    """One instance; what opened and closed within the same transaction never becomes a row."""

    stored: StoredInstance
    published: Published
    instance: Instance
    is_new: bool = False
    tasks: dict[UUID, UserTaskOpened] = field(default_factory=dict)
    calls: dict[UUID, ServiceCall] = field(default_factory=dict)
    children: dict[UUID, ChildCall] = field(default_factory=dict)
    subscriptions: dict[UUID, Subscription] = field(default_factory=dict)
    closed: list[UUID] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    decisions: list[DecisionTaken] = field(default_factory=list)
    next_due_at: datetime | None = None
    ended: Ended | None = None
    stopped: bool = False
    keeps_incident: bool = False

    def note(self, advance: Advance) -> None:
        """Keep what an advance says."""
        for wait in advance.closed:
            opened = any(waits.pop(wait, None) for waits in (self.tasks, self.calls, self.subscriptions))
            if not opened:
                self.closed.append(wait)
        self.passed += advance.passed
        self.decisions += advance.decisions
        self.next_due_at = advance.next_due_at
        self.ended = self.ended or advance.ended
        self.tasks |= {task.id: task for task in advance.user_tasks if task.id not in advance.closed}
        self.subscriptions |= {wait.id: wait for wait in advance.subscriptions if wait.id not in advance.closed}

    @property
    def status(self) -> str:
        """The state that is stored."""
        if self.ended is None:
            return INCIDENT if self.keeps_incident else ACTIVE
        return TERMINATED if self.stopped else COMPLETED
