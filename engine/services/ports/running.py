"""What moves a case: its locked row, its instances, messages, service calls."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from engine.domain.running.facts import (
    DeskFacts,
    Locked,
    OpenSubscription,
    Setting,
    StoredCall,
    StoredInstance,
    StoredMail,
    WaitingMessage,
)


class Locks(Protocol):
    """Waiting for one's turn: the row of the case is locked first (of the root instance, where there is no case)."""

    def task(self, task_id: UUID) -> Locked | None:
        """The instance of a user task, with the task."""

    def instance(self, instance_id: UUID) -> Locked | None:
        """An instance."""

    def case(self, case_id: UUID) -> Locked | None:
        """A case and its latest root instance."""

    def call(self, call_id: UUID) -> Locked | None:
        """The instance of a service call, with the call."""

    def incident(self, incident_id: UUID) -> Locked | None:
        """The instance of an incident, with the incident."""


class Instances(Protocol):
    """Process instances within the locked case."""

    def get(self, instance_id: UUID) -> StoredInstance:
        """An instance that is known to be there."""

    def waiting_children(self, waits: Sequence[UUID]) -> list[StoredInstance]:
        """The running children of these call activities' waits."""

    def count_children(self, parent_id: UUID, process_id: str) -> int:
        """How many children of an instance run that process now."""

    def running_in(self, case_id: UUID) -> list[StoredInstance]:
        """All that runs in a case, parents first."""

    def due(self, now: datetime, limit: int) -> list[UUID]:
        """Instances with a due timer and no incident, the longest overdue first."""


class Messages(Protocol):
    """Subscriptions and the inbox."""

    def catchers(
        self, kind: str, name: str, *, case_id: UUID | None = None, root_id: UUID | None = None, key: str | None = None
    ) -> list[OpenSubscription]:
        """Who waits: in the case, else below the root instance, else anywhere. The longest running instance first."""

    def listeners(self, name: str, municipality: str | None) -> list[OpenSubscription]:
        """Who waits for a signal, in one municipality or in all, in the order in which cases are locked."""

    def waiting(
        self, case_id: UUID | None, names: Sequence[str], keys: Sequence[str], now: datetime
    ) -> list[WaitingMessage]:
        """Messages in the inbox for this case, or with one of these keys; the oldest first."""

    def peek(self, message_id: UUID) -> WaitingMessage | None:
        """A message that nobody took yet, without waiting for anybody."""

    def take(self, message_id: UUID) -> WaitingMessage | None:
        """A message that nobody took yet, locked."""

    def known(self, message_id: str) -> bool:
        """Whether the sender's message came already."""

    def deliverable(self, now: datetime, limit: int) -> list[UUID]:
        """Messages with a key for which somebody waits now, and signals on their way to other cases."""

    def consume(self, message_id: UUID, now: datetime) -> None:
        """A message that is not for one instance was told to all."""

    def expire(self, now: datetime) -> int:
        """Drop what nobody waited for in time; how many."""


class Directory(Protocol):
    """Municipalities and desks."""

    def setting(self, municipality: str) -> Setting:
        """A municipality's country and zone. Raises NotFound."""

    def active_municipalities(self) -> list[Setting]:
        """Those in which timers start processes."""

    def desks(
        self, case_id: UUID | None, municipality: str, roles: Sequence[str], ids: Sequence[str]
    ) -> list[DeskFacts]:
        """Desks of these roles in the case or the municipality, and these desks themselves."""

    def colleagues(self, case_id: UUID | None, accounts: Sequence[str]) -> set[str]:
        """Those of these accounts that sit at a desk of the case now (without a case: at any desk)."""

    def seated(self, desk: str, account: str) -> bool:
        """Whether somebody sits at a desk now."""


class Cases(Protocol):
    """Finding a case by what is known of it."""

    def wait_for(self, what: str) -> None:
        """One at a time for this, until the transaction ends."""

    def begun(self, request_id: UUID) -> bool:
        """Whether this request came already."""

    def by_client(self, pathway: str, municipality: str, indexes: Sequence[bytes], kind: str) -> UUID | None:
        """The case of a pathway in a municipality whose client has this blind index; an active one first."""

    def of_person(self, pathway: str, municipality: str, person: UUID, kind: str) -> UUID | None:
        """The same, for a person who is known."""

    def by_key(self, pathway: str, key: str) -> UUID | None:
        """The case that a key of another system opened."""

    def by_reference(self, reference: str) -> UUID | None:
        """A case by its reference."""

    def references(self) -> dict[UUID, str]:
        """The reference of each case."""

    def zone(self, reference: str) -> str | None:
        """The name of a case's time zone."""


class Outgoing(Protocol):
    """Service calls that workers carry out, and mail on its way."""

    def call(self, call_id: UUID) -> StoredCall | None:
        """A service call, without waiting for the case."""

    def note_attempt(self, call_id: UUID, code: str | None) -> None:
        """A try that came to nothing yet."""

    def fail(self, call_id: UUID, code: str, now: datetime) -> None:
        """A call that is given up."""

    def revive(self, call_id: UUID) -> bool:
        """A call that is tried again; False for one that was withdrawn meanwhile."""

    def add_mails(self, mails: Sequence[Mapping[str, Any]], now: datetime) -> None:
        """Mail to send; one that is there already under its Message-ID stays as it is."""

    def mail(self, mail_id: UUID) -> StoredMail | None:
        """A mail, locked: two workers do not send it at once."""

    def mark_mail(self, mail_id: UUID, state: str, code: str | None, now: datetime) -> None:
        """What became of a try to send it."""
