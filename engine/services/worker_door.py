"""The engine as a worker sees it: jobs carry ids, and each call here is a transaction (or several) of its own."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from engine import clock
from engine.domain.actors import SYSTEM
from engine.domain.running.changes import Changes, JobRow
from engine.domain.running.facts import StoredCall
from engine.errors import EngineError, ExecutionFailed
from engine.services import commands as c
from engine.services.engine import Engine
from engine.services.moves.desks import CASE_LEAD, DESK
from engine.services.operations import OPERATIONS, BpmnError, Retry
from engine.services.operations.outcomes import Letter, OutsideCase
from engine.services.ports import Documents, Post, UnitOfWork
from engine.services.setting import within

AT_ONCE: Final = 500  # rows of one sweep
EFFECTS: Final = UUID("5f0c8a0e-6a3e-4a51-9d0e-3a8d1d6f7b21")  # ids of mails and documents follow from their calls


class UnknownOperation(ExecutionFailed):
    """There is no such operation."""


class NotNow(ExecutionFailed):
    """This could not be done now; it is tried again."""


class NoDesk(ExecutionFailed):
    """A mail is for a desk that does not exist."""


class WorkerDoor:
    """Satisfies `engine.jobs.Door`."""

    def __init__(
        self, engine: Engine, post: Post, documents: Documents | None = None, mail_domain: str = "koosrada.invalid"
    ) -> None:
        self._engine = engine
        self._post = post
        self._documents = documents
        self._mail_domain = mail_domain

    def advance_instance(self, instance_id: UUID) -> None:
        """Let due timers of an instance fire."""
        self._engine.execute(c.AdvanceInstance(instance_id), SYSTEM)

    def run_service_call(self, call_id: UUID) -> None:
        """Carry out a service operation outside any lock, then hand its outputs to the instance.

        Raises NotNow (and whatever the operation raises) where it has to be tried again.
        """
        with self._engine.units(None) as unit:
            call = unit.outgoing.call(call_id)
            if call is None or call.status != "waiting":
                return
            operation = OPERATIONS.get(call.operation)
            if operation is None or operation.away is None:
                raise UnknownOperation(f"There is no operation “{call.operation}”.")
            reader = CallReader(unit, call, self._documents, self._mail_domain)
            with within(unit.directory.setting(call.municipality)):
                outcome = operation.away(call.inputs, f"call:{call.id}", reader)
            if isinstance(outcome, Retry):
                unit.outgoing.note_attempt(call_id, outcome.reason)
            unit.commit()
        if isinstance(outcome, Retry):
            raise NotNow(outcome.reason)
        if isinstance(outcome, BpmnError):
            self._engine.execute(c.FailServiceCall(call_id, error=outcome.code), SYSTEM)
        else:
            self._engine.execute(c.FinishServiceCall(call_id, outcome), SYSTEM)

    def deliver_message(self, message_id: UUID) -> None:
        """Give a message or signal of the inbox to all who wait for it."""
        self._engine.execute(c.DeliverMessage(message_id), SYSTEM)

    def send_mail(self, mail_id: UUID) -> None:
        """Send one stored mail under its stored Message-ID; a second worker waits for the first and finds it sent."""
        with self._engine.units(None) as unit:
            mail = unit.outgoing.mail(mail_id)
            if mail is None or mail.state != "waiting":
                return
            self._post.send(mail)
            unit.outgoing.mark_mail(mail_id, "sent", None, clock.now())
            unit.commit()

    def due_instances(self) -> Sequence[UUID]:
        """Instances with a due timer and without an incident, the longest overdue first."""
        with self._engine.units(None) as unit:
            return unit.instances.due(clock.now(), AT_ONCE)

    def start_timers(self) -> None:
        """Begin what starts by a timer that is due; bring messages on their way to those who began to wait."""
        while self._engine.execute(c.StartDueTimers(), SYSTEM).started:
            pass
        with self._engine.units(None) as unit:
            waiting = unit.messages.deliverable(clock.now(), AT_ONCE)
        failed: EngineError | None = None
        for message_id in waiting:
            try:
                self.deliver_message(message_id)
            except EngineError as error:  # the messages behind it do not wait for it
                failed = error
        if failed is not None:
            raise failed

    def seal_reads(self) -> None:
        """Seal the reads logged since the last time."""
        with self._engine.units(None) as unit:
            while unit.audit.seal_reads():
                unit.commit()

    def expire_messages(self) -> None:
        """Drop what waited in the inbox for too long."""
        with self._engine.units(None) as unit:
            unit.messages.expire(clock.now())
            unit.commit()

    def give_up(self, task: str, row_id: UUID, code: str) -> None:
        """Make an incident: this job will not be tried again."""
        self._engine.execute(c.GiveUp(task, row_id, code), SYSTEM)


class CallReader:
    """What an operation may ask and do while it runs: see `engine.services.operations.outcomes.Reader`."""

    def __init__(self, unit: UnitOfWork, call: StoredCall, documents: Documents | None, mail_domain: str) -> None:
        self._unit = unit
        self._call = call
        self._documents = documents
        self._mail_domain = mail_domain

    def desks(self, to: Any) -> list[str]:
        """Desks by reference or role, each once. Raises NoDesk."""
        named = [name for name in (to if isinstance(to, list) else [to]) if name]
        ids = [name.removeprefix(DESK) for name in named if name.startswith(DESK)]
        roles = [name for name in named if not name.startswith(DESK)]
        if CASE_LEAD in roles and self._call.owner_desk:
            ids.append(self._call.owner_desk)
        found = self._unit.directory.desks(self._call.case_id, self._call.municipality, roles, ids)
        chosen = [self._one(name, found) for name in named]
        return list(dict.fromkeys(chosen))

    def _one(self, name: str, found: Sequence[Any]) -> str:
        wanted = self._call.owner_desk if name == CASE_LEAD else name.removeprefix(DESK)
        for desk in found:
            if desk.id == wanted or (desk.role == name and name != CASE_LEAD):
                return str(desk.id)
        raise NoDesk(f"“{self._call.element_id}” is for “{name}”, and there is no such desk.")

    def write(self, letters: Sequence[Letter]) -> None:
        """Mails and the jobs that send them."""
        mails = [self._mail(letter) for letter in letters]
        if mails:
            self._unit.outgoing.add_mails(mails, clock.now())
            self._unit.write(Changes(jobs=[JobRow("send_mail", {"mail_id": str(mail["id"])}) for mail in mails]))

    def render(self, template: str, version: str, to: Any) -> str:
        """Register a document of the case, and have it rendered where somebody does that. Raises OutsideCase."""
        if self._call.case_id is None:
            raise OutsideCase
        desk = next(iter(self.desks(to)), None)
        identity = uuid5(EFFECTS, f"{self._call.id}/{template}/{version}")
        self._unit.documents.register(identity, self._call.case_id, desk, f"{template}/{version}", clock.now())
        if self._documents is not None:
            self._documents.render(template, version, identity)
        return f"document:{identity}"

    def _mail(self, letter: Letter) -> dict[str, Any]:
        identity = uuid5(EFFECTS, f"{self._call.id}/{letter.desk}/{letter.template}")
        return {
            "id": identity,
            "message_id": f"<{identity}@{self._mail_domain}>",
            "service_call_id": self._call.id,
            "case_id": self._call.case_id,
            "template": letter.template,
            "desk_id": letter.desk,
            "facts": dict(letter.facts),
        }
