"""The handlers: one file and one function per command, registered in one literal."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from engine.services import commands as c
from engine.services.handlers.advance_instance import advance_instance
from engine.services.handlers.broadcast_signal import broadcast_signal
from engine.services.handlers.cancel_case import cancel_case
from engine.services.handlers.claim_task import claim_task, release_task
from engine.services.handlers.complete_task import complete_task
from engine.services.handlers.correlate_message import correlate_message
from engine.services.handlers.deliver_message import deliver_message
from engine.services.handlers.fail_service_call import fail_service_call
from engine.services.handlers.finish_service_call import finish_service_call
from engine.services.handlers.give_up import give_up
from engine.services.handlers.resolve_incident import resolve_incident
from engine.services.handlers.start_due_timers import start_due_timers
from engine.services.handlers.start_instance import start_instance
from engine.services.handlers.start_pathway import start_pathway
from engine.services.handlers.terminate_instance import terminate_instance
from engine.services.installing.commands import BeginPractice, InstallDirectory, SeatPerson, TurnClock
from engine.services.installing.install import install_directory, seat_person
from engine.services.installing.practice import begin_practice, turn_clock
from engine.services.publishing.commands import PublishDeployment
from engine.services.publishing.publish import publish_deployment
from engine.services.work import Work

HANDLERS: Final[Mapping[type, Callable[[Any, Work], Any]]] = {
    c.StartPathway: start_pathway,
    c.StartInstance: start_instance,
    c.ClaimTask: claim_task,
    c.ReleaseTask: release_task,
    c.CompleteTask: complete_task,
    c.AdvanceInstance: advance_instance,
    c.FinishServiceCall: finish_service_call,
    c.FailServiceCall: fail_service_call,
    c.CorrelateMessage: correlate_message,
    c.DeliverMessage: deliver_message,
    c.BroadcastSignal: broadcast_signal,
    c.StartDueTimers: start_due_timers,
    c.ResolveIncident: resolve_incident,
    c.TerminateInstance: terminate_instance,
    c.CancelCase: cancel_case,
    c.GiveUp: give_up,
    PublishDeployment: publish_deployment,
    InstallDirectory: install_directory,
    SeatPerson: seat_person,
    BeginPractice: begin_practice,
    TurnClock: turn_clock,
}
