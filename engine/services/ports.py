"""What the services need of the rest of the world; storage and effects satisfy these without knowing them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, Self
from uuid import UUID

from engine.domain.access import Sight
from engine.domain.data_classes import Matrix
from engine.domain.directory import Directory as Organisations
from engine.domain.publications import LatestVersion, Publication
from engine.domain.running.changes import Changes
from engine.domain.running.facts import (
    DeskFacts,
    DueStart,
    Locked,
    OpenSubscription,
    Setting,
    StartFacts,
    StoredCall,
    StoredInstance,
    StoredMail,
    WaitingMessage,
)
from engine.domain.running.people import AnswerRow, NewPerson, PartyRow, Standing
from engine.domain.running.views import AnswerView, CaseHead, LineView, ParticipantView, PartyView, TaskView


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
        self, kind: str, name: str, *, case_id: UUID | None = None, key: str | None = None
    ) -> list[OpenSubscription]:
        """Who waits: in the case, or (without one) anywhere under this key. The longest running instance first."""

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


class Tasks(Protocol):
    """A person's way to her tasks, through the policies of the database."""

    def standing(self, task_id: UUID | None = None, case_id: UUID | None = None) -> Standing:
        """At which desks she sits, her entries in the case, and whether the task is hers to see."""

    def seen_parties(self, case_id: UUID | None, parties: Sequence[UUID]) -> set[UUID]:
        """Those of these parties that are of the case and that she sees."""

    def seen_desks(self, desks: Sequence[str]) -> set[str]:
        """Those of these desks that there are and that she may know of."""

    def claim(self, task_id: UUID, account: str | None) -> bool:
        """Put a name on an open task, or take it off; False where the policies let her not."""


class Answers(Protocol):
    """What people typed."""

    def add(self, rows: Sequence[AnswerRow]) -> None:
        """Store it, sealed where it says so."""


class Reading(Protocol):
    """What a person reads; the policies decide which rows there are."""

    def matrix(self) -> Matrix:
        """The matrix as the policies read it."""

    def sight(self, cases: Sequence[UUID]) -> Sight:
        """All that decides what she sees of these cases."""

    def worklist(self, most: int) -> list[TaskView]:
        """Open tasks of her desks, the most urgent first."""

    def case(self, reference: str) -> CaseHead | None:
        """A case in which she has an entry."""

    def tasks(self, case_id: UUID) -> list[TaskView]:
        """Tasks of a case, the oldest first."""

    def parties(self, case_id: UUID) -> list[PartyView]:
        """Parties with their names."""

    def participants(self, case_id: UUID) -> list[ParticipantView]:
        """Desks of the network."""

    def timeline(self, case_id: UUID) -> list[LineView]:
        """What happened, in order."""

    def answers(self, case_id: UUID) -> list[AnswerView]:
        """What was typed, opened, in order."""


class People(Protocol):
    """Persons and parties; names and national ids are sealed."""

    def indexes(self, national_id: str) -> list[bytes]:
        """Blind indexes of a national id."""

    def find(self, national_ids: Sequence[str]) -> dict[str, UUID]:
        """Persons by exact national id."""

    def add(self, persons: Sequence[NewPerson]) -> None:
        """People who are named for the first time."""

    def add_parties(self, rows: Sequence[PartyRow]) -> None:
        """Sides of persons in a case."""

    def parties(self, case_id: UUID) -> list[PartyRow]:
        """All parties of a case."""

    def of_party(self, party_id: UUID) -> PartyRow | None:
        """A party."""


class Deployed(Protocol):
    """Published files by their ids."""

    def files(self, deployment_id: UUID) -> tuple[str, int, Mapping[str, bytes]]:
        """The pathway's key, the version and the files by path."""

    def latest_of_process(self, process_id: str) -> UUID | None:
        """The latest deployment that defines a process."""

    def latest_of_decision(self, decision_id: str) -> UUID | None:
        """The latest deployment that defines a decision."""

    def starts(self, kind: str, name: str, municipality: str | None) -> list[StartFacts]:
        """Start events of the latest definitions that wait for a message or signal."""

    def due_starts(self, now: datetime, limit: int) -> list[DueStart]:
        """Timer start events that are due, locked; another worker skips them."""

    def plan_start(self, start_id: UUID, due: datetime | None) -> None:
        """When a timer start event is due next."""


class Publishing(Protocol):
    """Deployments that are published."""

    def lock(self) -> None:
        """One publishing at a time, until the transaction ends."""

    def latest(self) -> list[LatestVersion]:
        """The newest deployment of each pathway."""

    def add(self, publication: Publication) -> None:
        """A deployment that becomes the latest of its pathway."""


class Installing(Protocol):
    """What an operator installs."""

    def directory(self, directory: Organisations) -> None:
        """Municipalities, organisations and desks, as they are listed."""

    def seat(self, account: str, name: str, email: str | None, desks: Sequence[str]) -> None:
        """An account that sits at these desks and no others."""


class Outgoing(Protocol):
    """Service calls that workers carry out, and mail on its way."""

    def call(self, call_id: UUID) -> StoredCall | None:
        """A service call, without waiting for the case."""

    def note_attempt(self, call_id: UUID, code: str | None) -> None:
        """A try that came to nothing yet."""

    def fail(self, call_id: UUID, code: str, now: datetime) -> None:
        """A call that is given up."""

    def revive(self, call_id: UUID) -> None:
        """A call that is tried again."""

    def add_mails(self, mails: Sequence[Mapping[str, Any]], now: datetime) -> None:
        """Mail to send; one that is there already under its Message-ID stays as it is."""

    def mail(self, mail_id: UUID) -> StoredMail | None:
        """A mail, locked: two workers do not send it at once."""

    def mark_mail(self, mail_id: UUID, state: str, code: str | None, now: datetime) -> None:
        """What became of a try to send it."""


class Audit(Protocol):
    """The audit trail: ids and codes only."""

    def record(self, case_id: UUID | None, action: str, **facts: Any) -> None:
        """A change, chained at once; without a case, in the general chain."""

    def record_read(self, case_id: UUID | None, **facts: Any) -> None:
        """Something was shown; sealed later."""

    def seal_reads(self) -> int:
        """Chain what was read since the last time; how many cases."""


class DocumentRegister(Protocol):
    """Which version of what is for whom."""

    def register(self, document_id: UUID, case_id: UUID, desk: str | None, title: str, at: datetime) -> None:
        """A document for one desk (None: for the network); the same id is the same document."""


class UnitOfWork(Protocol):
    """One transaction. It ends with a rollback unless it was committed."""

    @property
    def locks(self) -> Locks: ...  # noqa: D102
    @property
    def instances(self) -> Instances: ...  # noqa: D102
    @property
    def messages(self) -> Messages: ...  # noqa: D102
    @property
    def directory(self) -> Directory: ...  # noqa: D102
    @property
    def cases(self) -> Cases: ...  # noqa: D102
    @property
    def tasks(self) -> Tasks: ...  # noqa: D102
    @property
    def answers(self) -> Answers: ...  # noqa: D102
    @property
    def reading(self) -> Reading: ...  # noqa: D102
    @property
    def people(self) -> People: ...  # noqa: D102
    @property
    def deployed(self) -> Deployed: ...  # noqa: D102
    @property
    def publishing(self) -> Publishing: ...  # noqa: D102
    @property
    def documents(self) -> DocumentRegister: ...  # noqa: D102
    @property
    def installing(self) -> Installing: ...  # noqa: D102
    @property
    def outgoing(self) -> Outgoing: ...  # noqa: D102
    @property
    def audit(self) -> Audit: ...  # noqa: D102

    def as_person(self) -> None:
        """From here on as the person who acts: she sees and may do what the policies say."""

    def as_engine(self) -> None:
        """From here on as the process: no names, no answers."""

    def write(self, changes: Changes) -> None:
        """The process's part, one statement per kind of row."""

    def commit(self) -> None:
        """Keep everything."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...


class Post(Protocol):
    """Sends mail. What it raises: Invalid where sending again is pointless, ExecutionFailed where it is not."""

    def send(self, mail: StoredMail) -> None:
        """Send one mail to its desk's address, under its Message-ID."""


class Documents(Protocol):
    """Makes the content of documents. Where there is none, a document is registered and its content made later."""

    def render(self, template: str, version: str, document_id: UUID) -> None:
        """Make it; the same id is the same document."""
