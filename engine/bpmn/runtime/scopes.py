"""A scope: one workflow of SpiffWorkflow for the process itself, an embedded sub-process or an event sub-process.

Variables belong to scopes (as in Camunda 8), not to tokens: branches see one another's results, nothing is merged at
a join.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from engine.bpmn.advance import Passed
from engine.bpmn.runtime.spiff import TaskSpec, TaskState, Workflow, WorkflowSpec
from engine.bpmn.runtime.tokens import Marks, Token

if TYPE_CHECKING:
    from engine.bpmn.runtime.instance import Instance
    from engine.bpmn.runtime.nodes.event_sub_processes import HandlerStart
    from engine.bpmn.runtime.nodes.joins import InclusiveJoin
    from engine.bpmn.runtime.nodes.node import Flow, FlowNode

_ROOT = ""  # no id of an element can be empty


class ScopeSpec(WorkflowSpec):  # type: ignore[misc]
    """The nodes that stand directly in a process or sub-process, by id. Never changed after compilation."""

    task_specs: dict[str, "FlowNode"]

    def __init__(self, scope_id: str) -> None:
        super().__init__(name=scope_id)
        self.start = TaskSpec(self, _ROOT)
        self.start_events: dict[str, FlowNode] = {}
        self.handlers: list[HandlerStart] = []
        self.handler_ids: set[str] = set()
        self.inclusive_joins: list[InclusiveJoin] = []


class Scope(Workflow):  # type: ignore[misc]
    """A running scope. Its tokens hang on one root, each at most three levels deep; its `data` are its variables.

    host: the token of the sub-process that it is the inside of
    owner, started_by: of an event sub-process, the scope it stands in and its start event
    """

    spec: ScopeSpec
    data: dict[str, Any]
    tasks: dict[UUID, Token]
    task_tree: Token

    def __init__(
        self,
        instance: "Instance",
        spec: ScopeSpec,
        data: dict[str, Any],
        *,
        host: Token | None = None,
        owner: "Scope | None" = None,
        started_by: str | None = None,
        identity: UUID | None = None,
    ) -> None:
        super().__init__(spec, deserializing=True)
        self.instance = instance
        self.data = data
        self.host = host
        self.owner = owner
        self.id = identity or uuid4()
        self.handlers: list[Scope] = []
        self.started_by = started_by
        self.watches = 0  # tokens at the starts of event sub-processes
        self.task_tree = Token(self, spec.start, None, state=TaskState.COMPLETED, identity=self.id)
        del instance.tokens[self.id]

    @property
    def tokens(self) -> list[Token]:
        """The tokens of its flow: not those that wait to start an event sub-process."""
        return [token for token in self.task_tree.children if token.task_spec.name not in self.spec.handler_ids]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to do in it."""
        return len(self.task_tree._children) == self.watches and not self.handlers  # noqa: SLF001

    @property
    def around(self) -> Token | None:
        """The activity at whose boundary an error or escalation that leaves this scope may be caught."""
        return self.owner.around if self.owner is not None else self.host

    def values(self) -> dict[str, Any]:
        """All variables in sight, the innermost of a name. Not to be changed."""
        return self.data if self.host is None else {**self.host.workflow.values(), **self.data}

    def assign(self, name: str, value: Any) -> None:
        """Set a variable in the innermost scope that has it, else in the outermost."""
        scope = self
        while scope.host is not None and name not in scope.data:
            scope = scope.host.workflow
        scope.data[name] = value

    def running(self) -> Iterator["Scope"]:
        """This scope and all that run within it, in the order of the state."""
        yield self
        for token in self.in_order() if self.instance.scopes else ():
            inside = self.instance.scopes.get(token.id)
            if inside is not None:
                yield from inside.running()
        for handler in self.handlers:
            yield from handler.running()

    def in_order(self) -> Iterator[Token]:
        """Its tokens in the order of the state: each is followed by those that hang on it."""
        for token in self.task_tree.children:
            yield token
            yield from token.children

    def begin(self, start: "FlowNode") -> None:
        """Open the event sub-processes' subscriptions and put the first token on a start event."""
        for handler in self.spec.handlers:
            handler.stand_by(self)
        self.put(start)

    def put(self, node: "FlowNode", parent: Token | None = None, marks: Marks | None = None) -> Token:
        """A new token on a node, ready to run."""
        token = Token(self, node, parent or self.task_tree, marks=marks)
        node._update(token)  # noqa: SLF001 - SpiffWorkflow's own way
        return token

    def take(self, flow: "Flow") -> None:
        """A new token along a sequence flow."""
        node = self.spec.task_specs[flow.target]
        self.put(node, marks=Marks(flow=flow.id) if node.is_join else None)

    def clear(self) -> None:
        """Cancel every token of its flow and every event sub-process that runs in it."""
        for handler in list(self.handlers):
            handler.cancel()
        for token in self.tokens:
            token.cancel()

    def unwatch(self) -> None:
        """No event sub-process can be started here any more."""
        for token in self.task_tree.children:
            if token.task_spec.name in self.spec.handler_ids:
                token.cancel()

    def terminate(self, by: Token) -> None:
        """A terminate end event ends everything in this scope (10.5.6); its token goes on to its own end."""
        for handler in list(self.handlers):
            handler.cancel()
        for token in self.tokens:
            if token is not by:
                token.cancel()

    def cancel(self) -> None:
        """Withdraw all of it."""
        self.clear()
        self.unwatch()
        self.detach("cancelled")

    def detach(self, what: str) -> None:
        """It is over: the scope that an event sub-process stands in forgets it."""
        if self.owner is not None and self in self.owner.handlers:
            self.instance.facts.passed.append(Passed(self.id, self.spec.name, what))
            self.owner.handlers.remove(self)
            self.instance.emptied.append(self.owner)

    def remove(self, token: Token) -> None:
        """Drop a finished token."""
        if token.id in self.tasks:
            self._remove_task(token.id)
            if self.is_empty:
                self.instance.emptied.append(self)

    def _task_removed_notify(self, token: Token) -> None:
        if token.task_spec.name in self.spec.handler_ids:
            self.watches -= 1
        self.instance.tokens.pop(token.id, None)

    def _task_completed_notify(self, token: Token) -> None:
        self.remove(token)
