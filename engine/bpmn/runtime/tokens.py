"""A token: one task of SpiffWorkflow that is still to do. Finished ones are dropped: a state holds what waits."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from engine.bpmn.advance import Passed
from engine.bpmn.runtime.errors import ElementFailed
from engine.bpmn.runtime.spiff import Task, TaskState
from engine.bpmn.runtime.timers import Cycle
from engine.bpmn.variables import READ_ONLY

if TYPE_CHECKING:
    from engine.bpmn.runtime.instance import Instance
    from engine.bpmn.runtime.nodes.node import FlowNode
    from engine.bpmn.runtime.scopes import Scope


@dataclass(slots=True)
class LoopState:
    """How far a multi-instance activity is: `items` as far as they are still to be begun, `results` in their order."""

    total: int
    items: list[Any]
    results: list[Any]
    done: int = 0


@dataclass(slots=True)
class Marks:
    """What a token knows besides its element and its local variables.

    flow: the sequence flow on which it came to a join
    number: its place among the instances of a multi-instance activity, from 0
    is_open: a fact of the outside world (user task, service call, child, subscription) hangs on it
    is_watch: it stands for an event that may happen beside what is done: at a boundary, behind an event-based
    gateway, at the start of an
        event sub-process
    """

    flow: str | None = None
    number: int | None = None
    is_open: bool = False
    is_watch: bool = False
    due: datetime | None = None
    cycle: Cycle | None = None
    loop: LoopState | None = None


class Children(dict[UUID, None]):
    """Ids in their order, any of which is dropped at once: hundreds of tokens may wait beside one another."""

    def append(self, identity: UUID) -> None:
        """Add one at the end."""
        self[identity] = None

    def remove(self, identity: UUID) -> None:
        """Drop one."""
        del self[identity]


class Token(Task):  # type: ignore[misc]
    """One task; its `data` are the local variables of its activity, as FEEL values."""

    task_spec: "FlowNode"
    workflow: "Scope"
    data: dict[str, Any]
    id: UUID

    def __init__(
        self,
        scope: "Scope",
        node: "FlowNode",
        parent: "Token | None",
        *,
        marks: Marks | None = None,
        state: int = TaskState.FUTURE,
        identity: UUID | None = None,
    ) -> None:
        super().__init__(scope, node, parent, state, identity)
        self._children = Children()
        self.marks = marks or Marks()
        scope.instance.tokens[self.id] = self

    @property
    def instance(self) -> "Instance":
        """The process instance."""
        return self.workflow.instance

    @property
    def activity(self) -> "Token":
        """The token on which boundary events stand: of a multi-instance activity the one around all of them."""
        parent: Token = self.parent
        return self if self.marks.number is None else parent

    @property
    def waits(self) -> bool:
        """Whether it began and is not finished."""
        return bool(self._state == TaskState.STARTED)

    @property
    def is_over(self) -> bool:
        """Whether it was completed or cancelled."""
        return bool(self._state & TaskState.FINISHED_MASK)

    def values(self) -> dict[str, Any]:
        """All variables that it sees, the innermost of a name. Not to be changed."""
        return {**self.workflow.values(), **self.data} if self.data else self.workflow.values()

    def assign(self, name: str, value: Any, *, outside: bool = False) -> None:
        """Set a variable where it exists, innermost first (from `outside` of its own local ones), else in the process.

        Raises ElementFailed for the variable `case`, which is read-only.
        """
        if name == READ_ONLY:
            raise ElementFailed(self.task_spec.name, "the variable `case` is read-only")
        if not outside and name in self.data:
            self.data[name] = value
        else:
            self.workflow.assign(name, value)

    def note(self, what: str) -> None:
        """Tell the timeline."""
        self.instance.facts.passed.append(Passed(self.id, self.task_spec.name, what))

    def run(self) -> None:
        """Carry it out: afterwards it is finished, or waits, or was cancelled by what it threw."""
        done = self.task_spec._run(self)  # noqa: SLF001 - SpiffWorkflow's own way
        if self.is_over:
            return
        if done:
            self.complete()
        else:
            self._set_state(TaskState.STARTED)

    def cancel(self) -> None:
        """Withdraw it, with all that hangs on it."""
        if self.is_over:
            return
        waited = self.waits
        self._set_state(TaskState.CANCELLED)
        self.withdraw()
        if waited and not self.marks.is_watch and self.task_spec.is_noted(self):
            self.note("cancelled")
        self.workflow.remove(self)

    def withdraw(self) -> None:
        """End everything that hangs on it: events at its boundary, instances, a sub-process, its fact outside."""
        for child in self.children:
            child.cancel()
        scope = self.instance.scopes.pop(self.id, None)
        if scope is not None:
            scope.cancel()
        if self.marks.is_open:
            self.marks.is_open = False
            self.instance.facts.close(self.id)

    def _set_state(self, value: int) -> None:
        self._state = value
