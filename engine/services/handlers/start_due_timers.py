"""What starts by the clock starts: one case-less instance per active municipality and due timer start event."""

from uuid import UUID, uuid4

from engine import clock
from engine.bpmn.runtime import start_timer
from engine.domain.running.facts import DueStart
from engine.services import opening
from engine.services.commands import StartDueTimers
from engine.services.results import Broadcast
from engine.services.setting import within
from engine.services.work import Work

AT_ONCE = 50  # starts in one transaction; the next turn takes the others


def start_due_timers(_command: StartDueTimers, work: Work) -> Broadcast:
    """Start what is due and plan its next turn; what was missed while nothing ran is started once, not often."""
    due = work.unit.deployed.due_starts(clock.now(), AT_ONCE)
    started = [_start(start, work) for start in due]
    if started:
        work.unit.commit()
    return Broadcast(started=tuple(started))


def _start(due: DueStart, work: Work) -> UUID:
    unit = work.unit
    published = work.deployments.published(unit, due.deployment_id)
    setting = unit.directory.setting(due.municipality)
    with within(setting):
        event = published.process(due.process_id).elements[due.element_id].event
        unit.deployed.plan_start(due.id, start_timer(due.element_id, event, clock.now()) if event else None)
        opened = opening.without_case(work, setting, published, due.process_id, instance_id=uuid4())
        opening.start(work, opened, {}, due.element_id)
        unit.audit.record(None, "collect", command="StartDueTimers", process=due.process_id, event=due.element_id)
    return opened.stored.id
