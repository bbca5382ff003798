"""One transaction's move of a case: in memory from wait state to wait state.

1. An attempt is made on one instance (a task is completed, timers fire, ...), and the instance settles.
2. Its advance is applied (`parts`): calls of the engine's own operations are answered at once, children start, messages
   and signals are thrown; whatever was answered settles again.
3. When nothing is left to do, messages meet their catchers, and the same begins again.
4. `rows` turns what is left into rows. Nothing is written before; a failure on the way leaves nothing behind.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from engine.bpmn.advance import Thrown
from engine.bpmn.runtime import Instance, TaskNotOpen
from engine.domain.process_instances import ACTIVE, INCIDENT
from engine.domain.running.changes import Changes
from engine.domain.running.facts import CaseFacts, DeskFacts, Locked, Setting, StoredInstance, WaitingMessage
from engine.errors import ExecutionFailed
from engine.services.moves import messages, parts
from engine.services.moves.attempts import Attempt
from engine.services.moves.running import Running
from engine.services.work import Work

SETTLINGS = 500  # of all instances within one transaction


class NeverStable(ExecutionFailed):
    """The process goes round and round without ever waiting for anybody."""


class Move:
    """What is in memory of one case (or of a case-less instance) during one transaction."""

    def __init__(
        self,
        work: Work,
        setting: Setting,
        case: CaseFacts | None,
        *,
        root_id: UUID,
        case_is_new: bool = False,
        network: Iterable[DeskFacts] = (),
    ) -> None:
        self.work = work
        self.setting = setting
        self.case = case
        self.root_id = root_id  # whose row is locked where there is no case
        self.case_is_new = case_is_new
        self.changes = Changes()
        self.running: dict[UUID, Running] = {}
        self.thrown: deque[Thrown] = deque()
        self.raised: list[Mapping[str, Any]] = []
        self.inbox: list[WaitingMessage] = []  # thrown in this move, and nobody waited yet
        self.looked_up: set[UUID] = set()  # subscriptions for which the inbox was searched
        self.known_waits: set[UUID] = set()  # what was answered: no call activity waits there
        self.desks: dict[str, DeskFacts] = {desk.id: desk for desk in network}
        self.asked_roles: set[str] = set()
        self._unsettled: deque[Running] = deque()
        self._settlings = 0

    @classmethod
    def of(cls, work: Work, locked: Locked) -> "Move":
        """The move of a locked case."""
        return cls(work, locked.setting, locked.case, root_id=locked.instance.root_id, network=locked.network)

    def case_variables(self, cycle: int) -> dict[str, Any]:
        """The variable `case` of every instance."""
        return {
            "country": self.setting.country,
            "municipality": self.setting.municipality,
            "cycle": cycle,
            "reference": self.case.reference if self.case else None,
        }

    @property
    def happened(self) -> bool:
        """Whether anything changed."""
        return any(running.closed or running.passed or running.is_new for running in self.running.values())

    def takes_part(self, desk: str, side: str) -> None:
        """A desk is in the case from here on."""
        self.desks[desk] = replace(self.desks[desk], side=side)

    def load(self, instance_id: UUID) -> Running:
        """An instance of this case, from memory or from the database."""
        return self.running.get(instance_id) or self.join(self.work.unit.instances.get(instance_id))

    def join(self, stored: StoredInstance) -> Running:
        """Bring a stored instance to life."""
        published = self.work.deployments.published(self.work.unit, stored.deployment_id)
        definition = published.definition(stored.process_id)
        environment = self.work.deployments.environment(self.work.unit, published)
        running = Running(stored, published, Instance.load(definition, stored.state, environment))
        running.keeps_incident = stored.status == INCIDENT
        self.running[stored.id] = running
        return running

    def begin_child(
        self,
        deployment_id: UUID,
        process_id: str,
        variables: Mapping[str, Any],
        *,
        parent: StoredInstance,
        wait: UUID,
    ) -> Running:
        """A child instance that a call activity of `parent` waits for; it settles with the others."""
        stored = StoredInstance(
            id=uuid4(),
            process_id=process_id,
            deployment_id=deployment_id,
            case_id=parent.case_id,
            root_id=parent.root_id,
            parent_id=parent.id,
            parent_wait=wait,
            cycle=parent.cycle,
            status=ACTIVE,
            state=b"",
        )
        running = self.start(stored, variables, None)
        running.is_new = True
        return running

    def start(self, stored: StoredInstance, variables: Mapping[str, Any], start_event: str | None) -> Running:
        """Let an instance fire its start event; it settles with the others."""
        published = self.work.deployments.published(self.work.unit, stored.deployment_id)
        environment = self.work.deployments.environment(self.work.unit, published)
        given = {**variables, "case": self.case_variables(stored.cycle)}
        instance = Instance.start(published.definition(stored.process_id), given, environment, start_event)
        running = self.running[stored.id] = Running(stored, published, instance)
        self.unsettled(running)
        return running

    def attempt(self, running: Running, attempt: Attempt) -> None:
        """Do something to an instance; it settles with the others."""
        if attempt.task_id is not None:
            self.known_waits.add(attempt.task_id)
        attempt.on(running.instance)
        self.unsettled(running)

    def tell(self, running: Running, attempt: Attempt) -> bool:
        """The same, where it still waits for that; whether it did."""
        try:
            self.attempt(running, attempt)
        except TaskNotOpen:  # withdrawn by a timer that was due, or by what it was told before
            self.unsettled(running)
            return False
        return True

    def unsettled(self, running: Running) -> None:
        """This instance has something to do."""
        if running not in self._unsettled:
            self._unsettled.append(running)

    def until_stable(self) -> None:
        """Settle until everything waits for somebody else."""
        while True:
            while self._unsettled:
                if (count := self._settlings + 1) > SETTLINGS:
                    raise NeverStable
                self._settlings = count
                running = self._unsettled.popleft()
                advance = running.instance.settle()
                running.note(advance)
                parts.apply_advance(self, running, advance)
            if not messages.deliver(self) and not self._unsettled:
                return
