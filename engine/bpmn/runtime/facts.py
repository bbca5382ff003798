"""What happened since the instance was last asked, collected while it runs."""

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
    Thrown,
    UserTaskOpened,
)

Wait = UserTaskOpened | ServiceCall | ChildCall | Subscription


class Facts:
    """The lists of an `Advance` while they grow. A wait that opens and closes in between never was."""

    def __init__(self) -> None:
        self._open: dict[UUID, Wait] = {}
        self._closed: list[UUID] = []
        self.thrown: list[Thrown] = []
        self.decisions: list[DecisionTaken] = []
        self.passed: list[Passed] = []
        self.ended: Ended | None = None

    def opened(self, wait: Wait) -> None:
        """Something begins to wait."""
        self._open[wait.id] = wait

    def close(self, identity: UUID) -> None:
        """It does not wait any more."""
        if self._open.pop(identity, None) is None:
            self._closed.append(identity)

    def advance(self, next_due_at: datetime | None) -> Advance:
        """All of it."""
        waits = tuple(self._open.values())
        return Advance(
            user_tasks=tuple(wait for wait in waits if isinstance(wait, UserTaskOpened)),
            service_calls=tuple(wait for wait in waits if isinstance(wait, ServiceCall)),
            child_calls=tuple(wait for wait in waits if isinstance(wait, ChildCall)),
            subscriptions=tuple(wait for wait in waits if isinstance(wait, Subscription)),
            closed=tuple(self._closed),
            thrown=tuple(self.thrown),
            decisions=tuple(self.decisions),
            passed=tuple(self.passed),
            next_due_at=next_due_at,
            ended=self.ended,
        )
