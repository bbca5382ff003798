"""The one door: every change is a command that somebody gives.

A command is one transaction. Errors have one of the branches of `engine.errors`; a refused attempt is written to the
audit trail in a transaction of its own, because the rollback would erase it.
"""

from collections.abc import Callable
from typing import Any, Final, overload

from engine.domain.actors import SYSTEM, Actor
from engine.domain.running.turns import TurnLost
from engine.domain.running.views import CaseView, TaskView
from engine.errors import Forbidden, NotFound
from engine.services import commands as c
from engine.services import questions
from engine.services.deployments import Deployments
from engine.services.handlers import HANDLERS
from engine.services.permissions import require_standing
from engine.services.ports import UnitOfWork
from engine.services.results import Broadcast, Moved, Started, TaskCompleted
from engine.services.starting import raise_pathway
from engine.services.work import Work

TRIES: Final = 2  # a deadlock, a failed serialization and a lock that came too late deserve one more


class Engine:
    """Executes commands.

    Parameters
    ----------
    units
        Gives a unit of work for an account (None: the engine itself).
    deployments
        The published files, shared by all commands of this process.
    """

    def __init__(self, units: Callable[[str | None], UnitOfWork], deployments: Deployments) -> None:
        self.units = units
        self.deployments = deployments

    @overload
    def execute(self, command: c.StartPathway | c.StartInstance, actor: Actor = SYSTEM) -> Started: ...

    @overload
    def execute(self, command: c.CompleteTask, actor: Actor = SYSTEM) -> TaskCompleted: ...

    @overload
    def execute(self, command: c.BroadcastSignal | c.StartDueTimers, actor: Actor = SYSTEM) -> Broadcast: ...

    @overload
    def execute(self, command: c.ClaimTask | c.ReleaseTask, actor: Actor = SYSTEM) -> None: ...

    @overload
    def execute(
        self,
        command: c.AdvanceInstance
        | c.FinishServiceCall
        | c.FailServiceCall
        | c.CorrelateMessage
        | c.DeliverMessage
        | c.ResolveIncident
        | c.TerminateInstance
        | c.CancelCase,
        actor: Actor = SYSTEM,
    ) -> Moved: ...

    @overload
    def execute(self, command: object, actor: Actor = SYSTEM) -> Any: ...

    def execute(self, command: object, actor: Actor = SYSTEM) -> Any:
        """Carry out a command for an actor.

        Raises
        ------
        NotFound
            For what is not there, or not hers to know of.
        Conflict
            For what was done already, or changed meanwhile.
        Forbidden
            For what is not hers to do.
        Invalid
            For what cannot be accepted; AnswersRefused has a sentence for each question.
        ExecutionFailed
            For a process that cannot go on, where no incident could be made of it.
        """
        for last in (False,) * (TRIES - 1) + (True,):
            try:
                return self._execute(command, actor)
            except TurnLost:
                if last:
                    raise
            except (Forbidden, NotFound):
                self._note_refusal(command, actor)
                raise
        raise AssertionError  # the last try returns or raises

    def worklist(self, actor: Actor, most: int = 50) -> tuple[TaskView, ...]:
        """The open tasks of a person's desks, the most urgent first; at most `most`."""
        with self.units(actor.account_id) as unit:
            return questions.worklist(unit, most)

    def case(self, actor: Actor, reference: str) -> CaseView:
        """A case as a person sees it; the reading is logged. Raises NotFound."""
        with self.units(actor.account_id) as unit:
            return questions.case(unit, reference)

    def _execute(self, command: object, actor: Actor) -> Any:
        with self.units(actor.account_id) as unit:
            require_standing(type(command), actor, unit)
            return HANDLERS[type(command)](command, Work(unit, actor, self.deployments, raise_pathway))

    def _note_refusal(self, command: object, actor: Actor) -> None:
        about = {name.removesuffix("_id"): getattr(command, name) for name in ABOUT if hasattr(command, name)}
        with self.units(actor.account_id) as unit:
            unit.audit.record(None, "consult", command=type(command).__name__, refused=True, **about)
            unit.commit()


ABOUT: Final = ("task_id", "instance_id", "call_id", "incident_id", "case_id", "pathway", "desk")
