"""A running process instance: what can be asked of it, and how it runs until it is at rest."""

from collections import deque
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Protocol, Self
from uuid import UUID

from engine import clock
from engine.bpmn.advance import Advance, Ended, Variables
from engine.bpmn.runtime import state
from engine.bpmn.runtime.definition import Definition
from engine.bpmn.runtime.errors import NeverAtRest, Stuck, TaskNotOpen
from engine.bpmn.runtime.facts import Facts
from engine.bpmn.runtime.nodes.boundary_events import thrown_at
from engine.bpmn.runtime.nodes.catching import Catching
from engine.bpmn.runtime.scopes import Scope
from engine.bpmn.runtime.spiff import TaskState
from engine.bpmn.runtime.tokens import Token
from engine.bpmn.variables import decode_all, encode_all

STEPS: Final = 10_000  # between two rests


class Environment(Protocol):
    """What an instance asks of the world while it runs."""

    def decide(self, decision_id: str, variables: Mapping[str, Any]) -> tuple[Any, tuple[tuple[str, int], ...]]:
        """The output of a decision, and the rules (table, number) that led there. Raises ExecutionFailed.

        Variables and output are FEEL values.
        """


class Instance:
    """One process instance in memory.

    After an exception on the way it is to be thrown away: what counts is the state that was dumped before.
    """

    def __init__(self, definition: Definition, environment: Environment) -> None:
        """Empty: use `start` or `load`."""
        self.definition = definition
        self.environment = environment
        self.tokens: dict[UUID, Token] = {}
        self.scopes: dict[UUID, Scope] = {}  # the insides of embedded sub-processes, by their tokens
        self.ready: deque[Token] = deque()
        self.emptied: list[Scope] = []
        self.facts = Facts()
        self.end_events: dict[str, None] = {}
        self.has_ended = False
        self.main = Scope(self, definition.spec, {})
        self._steps = 0

    @classmethod
    def start(
        cls, definition: Definition, variables: Variables, environment: Environment, start_event: str | None = None
    ) -> Self:
        """A new instance at one start event, the others stay unused; it moves when it `settle`s.

        Raises UnknownStart where it is not clear at which.
        """
        start = definition.start_event(start_event)
        instance = cls(definition, environment)
        instance.main.data.update(decode_all(variables))
        payload = getattr(start, "payload", None)
        if payload:
            values = dict(instance.main.data)
            instance.main.data.update(payload.made(values, onto=values))
        instance.main.begin(start)
        return instance

    @classmethod
    def load(cls, definition: Definition, stored: bytes, environment: Environment) -> Self:
        """The instance as it was dumped. Raises OtherDefinition for a state of another definition, UnreadableState."""
        instance = cls(definition, environment)
        state.load(instance, stored)
        return instance

    def dump(self) -> bytes:
        """Its state: JSON with a reference to its definition, no larger than what waits and what the variables hold."""
        return state.dump(self)

    def complete(self, task_id: UUID, variables: Variables | None = None) -> None:
        """Answer a user task, service call, child call or subscription; due timers fire before.

        Raises TaskNotOpen (Conflict) if it does not wait any more.
        """
        self.refresh_timers()
        token = self._open(task_id)
        token.task_spec.finish(token, decode_all(variables or {}))

    def throw_error(self, task_id: UUID, code: str) -> None:
        """A BPMN error at a waiting task: the nearest boundary event catches it, or the instance ends with it."""
        self.refresh_timers()
        self.raise_error(self._open(task_id), code)

    def escalate(self, task_id: UUID, code: str, variables: Variables | None = None) -> bool:
        """An escalation of a child: the nearest boundary event catches it; whether one did."""
        self.refresh_timers()
        return thrown_at(self._open(task_id), "escalation", code, decode_all(variables or {}))

    def refresh_timers(self) -> None:
        """Let every due timer fire, the earliest first, and run what follows."""
        self._run()
        while (token := self._due()) is not None:
            self._step(token)
            node = token.task_spec
            assert isinstance(node, Catching)  # noqa: S101 - nothing else has a deadline
            node.occur(token, {})
            self._run()

    def cancel(self) -> None:
        """Withdraw everything: the instance is terminated from outside."""
        if not self.has_ended:
            self.end("terminated")

    def settle(self) -> Advance:
        """Run until everything waits; what happened since the last time.

        Raises ExecutionFailed: for an element that cannot be carried out, for a circle without rest, and if nothing
        could ever go on.
        """
        self.refresh_timers()
        self._check()
        advance = self.facts.advance(self.next_due_at)
        self.facts = Facts()
        self._steps = 0
        return advance

    @property
    def next_due_at(self) -> datetime | None:
        """The earliest deadline that it waits for."""
        return min((token.marks.due for token in self.tokens.values() if token.marks.due is not None), default=None)

    def variables(self, task_id: UUID) -> Variables:
        """What a waiting task sees. Raises TaskNotOpen."""
        return encode_all(self._open(task_id).values())

    # For the nodes

    def raise_error(self, activity: Token | None, code: str) -> None:
        """An error that leaves `activity`, or the process itself (None)."""
        if not thrown_at(activity, "error", code, {}):
            self.end("error", code)

    def reached_end(self, token: Token) -> None:
        """An end event of the process itself, or of an event sub-process directly in it, was reached."""
        if self.main in (token.workflow, token.workflow.owner):
            self.end_events[token.task_spec.name] = None

    def end(self, how: str, code: str | None = None) -> None:
        """It is over, whatever still waits."""
        self.has_ended = True
        self.main.cancel()
        self.facts.ended = Ended(how, tuple(self.end_events), encode_all(self.main.data), code)

    def _open(self, task_id: UUID) -> Token:
        token = self.tokens.get(task_id)
        if token is None or not token.marks.is_open or not token.waits:
            raise TaskNotOpen
        return token

    def _due(self) -> Token | None:
        earliest = self.next_due_at
        if earliest is None or earliest > clock.now():
            return None
        waiting = (token for scope in self.main.running() for token in scope.in_order())
        return next(token for token in waiting if token.marks.due == earliest)

    def _run(self) -> None:
        while True:
            while self.ready:
                token = self.ready.popleft()
                if token.has_state(TaskState.READY):
                    self._step(token)
                    token.run()
            if self.emptied:
                self._finish(self.emptied.pop())
            elif not any(self._join(scope) for scope in list(self.main.running())):
                return

    def _step(self, token: Token) -> None:
        self._steps += 1
        if self._steps > STEPS:
            raise NeverAtRest(token.task_spec.name, "the process does not come to rest: it runs in a circle")

    def _finish(self, scope: Scope) -> None:
        if self.has_ended or not scope.is_empty:
            return
        if scope is self.main:
            self.end("completed")
        elif scope.owner is not None:
            scope.unwatch()
            scope.detach("completed")
        elif scope.host is not None and self.scopes.get(scope.host.id) is scope:
            scope.host.task_spec.finish(scope.host, {})

    def _join(self, scope: Scope) -> bool:
        return any(join.try_to_fire(scope) for join in scope.spec.inclusive_joins)

    def _check(self) -> None:
        """An open instance waits for something."""
        if self.has_ended:
            return
        for scope in self.main.running():
            tokens = scope.tokens
            if tokens and all(token.task_spec.is_join for token in tokens):
                raise Stuck(tokens[0].task_spec.name, "what this waits for can never come")
