"""The one door: every change is a command that somebody gives.

A command is one transaction. Errors have one of the branches of `engine.errors`; a refused attempt is written to the
audit trail in a transaction of its own, because the rollback would erase it.
"""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, Final, overload
from uuid import UUID

from engine.domain.actors import Actor
from engine.domain.references import as_reference
from engine.domain.running.turns import AlreadyThere, DatabaseAway, TurnLost
from engine.domain.running.views import CaseView, IncidentView, TaskView
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

TRIES: Final = 2  # a lost turn, a row written at the same moment, a lost connection: each deserves another


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
    def execute(self, command: c.StartPathway | c.StartInstance, actor: Actor) -> Started: ...

    @overload
    def execute(self, command: c.CompleteTask, actor: Actor) -> TaskCompleted: ...

    @overload
    def execute(self, command: c.BroadcastSignal | c.StartDueTimers, actor: Actor) -> Broadcast: ...

    @overload
    def execute(self, command: c.ClaimTask | c.ReleaseTask, actor: Actor) -> None: ...

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
        actor: Actor,
    ) -> Moved: ...

    @overload
    def execute(self, command: object, actor: Actor) -> Any: ...

    def execute(self, command: object, actor: Actor) -> Any:
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
            except (TurnLost, AlreadyThere, DatabaseAway):
                if last:
                    raise
            except (Forbidden, NotFound):
                self._note_refusal(command, actor)
                raise
        raise AssertionError  # the last try returns or raises

    def worklist(self, actor: Actor, most: int | None = 50) -> tuple[TaskView, ...]:
        """The open tasks of a person's desks, the most urgent first; at most `most`, None: all. It is logged."""
        with self.units(actor.account_id) as unit:
            return questions.worklist(unit, most)

    def tasks(self, actor: Actor, tasks: Sequence[UUID]) -> tuple[TaskView, ...]:
        """Those of these tasks that a person sees, the first due first."""
        with self.units(actor.account_id) as unit:
            return questions.tasks_named(unit, tasks)

    def case(self, actor: Actor, reference: str) -> CaseView:
        """A case as a person sees it; the reading is logged. Raises NoCase."""
        with self.units(actor.account_id) as unit:
            return questions.case(unit, reference, self.deployments)

    # What follows is for whoever runs the machine: nothing in it is personal, and nobody is asked who asks.

    def incidents(self) -> list[IncidentView]:
        """What cannot go on without an operator, the oldest first."""
        with self.units(None) as unit:
            return unit.overview.incidents()

    def audit_trails(self, reference: str | None = None) -> dict[str, list[str]]:
        """What is wrong with the audit trail of a case or with each there is, by its name. Raises NoCase."""
        with self.units(None) as unit:
            return questions.audit_trails(unit, reference)

    def names(self, instances: Sequence[UUID]) -> list[str]:
        """The references of the cases of these instances; the instance's own id where it has no case."""
        with self.units(None) as unit:
            return unit.overview.names(instances)

    def zone(self, municipality: str) -> str:
        """The name of a municipality's time zone. Raises NotFound."""
        with self.units(None) as unit:
            return unit.directory.setting(municipality).zone

    def zone_of_case(self, reference: str) -> str | None:
        """The name of a case's time zone; None where there is no such case."""
        asked = as_reference(reference)
        with self.units(None) as unit:
            return unit.cases.zone(asked) if asked else None

    def is_account(self, account: str) -> bool:
        """Whether somebody works here under this account."""
        with self.units(None) as unit:
            return unit.overview.is_account(account)

    def has_cases(self) -> bool:
        """Whether a case was ever begun here."""
        with self.units(None) as unit:
            return unit.overview.has_cases()

    def is_practice(self) -> bool:
        """Whether this installation is for practice."""
        with self.units(None) as unit:
            return unit.settings.is_practice()

    def clock_offset(self) -> timedelta:
        """How far this installation's clock is ahead of the machine's; nothing outside practice mode."""
        with self.units(None) as unit:
            return unit.settings.clock_offset()

    def _execute(self, command: object, actor: Actor) -> Any:
        with self.units(actor.account_id) as unit:
            require_standing(type(command), actor, unit)
            return HANDLERS[type(command)](command, Work(unit, actor, self.deployments, raise_pathway))

    def _note_refusal(self, command: object, actor: Actor) -> None:
        given = {name.removesuffix("_id"): str(getattr(command, name)) for name in ABOUT if hasattr(command, name)}
        about = {name: value for name, value in given.items() if AN_ID.fullmatch(value)}
        with self.units(actor.account_id) as unit:
            unit.audit.record(None, "consult", command=type(command).__name__, refused=True, **about)
            unit.commit()


ABOUT: Final = ("task_id", "instance_id", "call_id", "incident_id", "case_id", "pathway", "desk")
AN_ID: Final = re.compile(r"[a-z0-9_.-]{1,80}")  # the trail keeps ids only, and these may be whatever was typed
