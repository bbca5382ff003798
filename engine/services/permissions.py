"""Who may give which command: a table of small predicates, and the one function that reads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.domain.actors import Actor
from engine.domain.running.facts import StoredTask
from engine.domain.running.people import Standing
from engine.errors import Forbidden, NotFound
from engine.services import commands as c
from engine.services.installing.commands import BeginPractice, InstallDirectory, SeatPerson, TurnClock
from engine.services.ports import UnitOfWork
from engine.services.publishing.commands import PublishDeployment


@dataclass(frozen=True, slots=True)
class Request:
    """What a predicate sees: who asks, where she sits now, and what it is about."""

    actor: Actor
    standing: Standing | None = None
    task: StoredTask | None = None
    desk: str | None = None
    start_roles: tuple[str, ...] = ()


class NotYours(NotFound):
    """There is nothing here under that name."""


def system(request: Request) -> bool:
    """Jobs: nobody in person."""
    return request.actor.is_system


def operator(request: Request) -> bool:
    """Somebody at an operator's desk, or a job on her behalf."""
    return system(request) or (request.standing is not None and "operator" in request.standing.desks.values())


def publisher(request: Request) -> bool:
    """Somebody at an analyst's desk, or an operator."""
    return operator(request) or (request.standing is not None and "analyst" in request.standing.desks.values())


def at_the_tasks_desk(request: Request) -> bool:
    """Somebody who sees the task and sits at its desk."""
    standing, task = request.standing, request.task
    return standing is not None and task is not None and standing.sees and task.desk in standing.desks


def at_a_start_desk(request: Request) -> bool:
    """Somebody at the desk she starts from, in a role that may start the pathway."""
    role = request.standing.desks.get(request.desk or "") if request.standing else None
    return role is not None and role in request.start_roles


PERMISSIONS: Final[Mapping[type, Callable[[Request], bool]]] = {
    c.StartPathway: at_a_start_desk,
    c.StartInstance: system,
    c.ClaimTask: at_the_tasks_desk,
    c.ReleaseTask: at_the_tasks_desk,
    c.CompleteTask: at_the_tasks_desk,
    c.AdvanceInstance: system,
    c.FinishServiceCall: system,
    c.FailServiceCall: system,
    c.CorrelateMessage: operator,
    c.DeliverMessage: system,
    c.BroadcastSignal: operator,
    c.StartDueTimers: system,
    c.ResolveIncident: operator,
    c.TerminateInstance: operator,
    c.CancelCase: operator,
    c.GiveUp: system,
    PublishDeployment: publisher,
    InstallDirectory: operator,
    SeatPerson: operator,
    BeginPractice: operator,
    TurnClock: operator,
}
ABOUT_A_TASK: Final = (c.ClaimTask, c.ReleaseTask, c.CompleteTask)
ABOUT_SOMETHING: Final = (*ABOUT_A_TASK, c.StartPathway)  # their handlers ask, once they know what it is about


def require(command: type, request: Request) -> None:
    """Go on only if the table allows it.

    Raises
    ------
    NotFound
        For a task that is not hers: she learns no more than of a task that does not exist.
    Forbidden
        For a command that is not hers to give.
    """
    if PERMISSIONS[command](request):
        return
    raise NotYours if command in ABOUT_A_TASK else Forbidden


def require_standing(command: type, actor: Actor, unit: UnitOfWork) -> None:
    """The same, for commands that depend on nothing but who gives them; others are asked for by their handlers."""
    if command in ABOUT_SOMETHING:
        return
    standing = None
    if not actor.is_system:
        unit.as_person()
        standing = unit.tasks.standing()
        unit.as_engine()
    require(command, Request(actor, standing))
