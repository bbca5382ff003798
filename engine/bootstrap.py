"""Wiring: an engine over a database, with its keys, its jobs and its mail."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from engine.domain.running.changes import JobRow
from engine.domain.running.facts import StoredMail
from engine.effects import Mail, Mailer, MailServer, Meeting, calendar_file, write
from engine.errors import ExecutionFailed, Invalid
from engine.jobs import Job, defer_statement, schema
from engine.services.deployments import Deployments
from engine.services.engine import Engine
from engine.services.operations.mail import INVITATION
from engine.services.ports import Documents, Post
from engine.services.worker_door import WorkerDoor
from engine.storage.connecting import connect
from engine.storage.embedded import EmbeddedServer, data_folder, ensure_database
from engine.storage.key_file import Keys
from engine.storage.migrating import Script, migrate
from engine.storage.starting import is_ready, require_start
from engine.storage.transaction import Pool
from engine.storage.unit_of_work import UnitOfWork
from engine.storage.urls import login_url, passwords
from engine.storage.vault import Vault

LANGUAGE_OF = {"EE": "et"}  # of mail, by country; English elsewhere
EMBEDDED = Path("postgres")


class NoMailServer(ExecutionFailed):
    """No mail server is configured: set MAIL_URL and MAIL_FROM."""


class NoAddress(Invalid):
    """This desk has no mail address."""


@dataclass(frozen=True, slots=True)
class NeutralPost:
    """Mail in neutral words with a link, in the language of the case's country."""

    mailer: Mailer | None
    sender: str
    link: str

    def send(self, mail: StoredMail) -> None:
        """Send it. Raises NoMailServer, NoAddress, or what the mail server says."""
        if self.mailer is None:
            raise NoMailServer
        if not mail.email:
            raise NoAddress
        language = LANGUAGE_OF.get(mail.country or "", "en")
        words = write(mail.template, link=self.link, reference=mail.reference, language=language)
        calendar = self._calendar(mail, language) if mail.template == INVITATION else None
        self.mailer.send(Mail(mail.message_id, mail.email, words.subject, words.text, calendar, language))

    def _calendar(self, mail: StoredMail, language: str) -> bytes:
        meeting = Meeting(mail.id, datetime.fromisoformat(mail.facts["meetingAt"]), mail.facts["minutes"])
        return calendar_file(meeting, self.sender, language)


@dataclass(frozen=True, slots=True)
class Koosrada:
    """Everything that is wired: `engine` for commands and questions, `door` for workers, `pool` to be disposed of."""

    engine: Engine
    door: WorkerDoor
    pool: Pool
    vault: Vault

    def close(self) -> None:
        """Close all connections."""
        self.pool.dispose()


def job_scripts() -> tuple[Script, ...]:
    """The queue's tables, for the migration."""
    return tuple(Script(name, sql) for name, sql in schema())


def prepare_database(environment: Mapping[str, str] = os.environ) -> tuple[str, EmbeddedServer | None]:
    """The administrator's URL of the migrated database: that of DATABASE_URL, else an embedded server's.

    The embedded server runs as long as what is returned is kept and not stopped.
    """
    server = None
    url = environment.get("DATABASE_URL")
    if not url:
        server = EmbeddedServer(data_folder(environment) / EMBEDDED)
        url = ensure_database(server.start())
    migrate(url, job_scripts(), passwords(environment))
    return url, server


def build(
    url: str,
    keys: Keys,
    *,
    login: str = "worker",
    post: Post | None = None,
    documents: Documents | None = None,
    environment: Mapping[str, str] = os.environ,
    pool_size: int = 5,
) -> Koosrada:
    """An engine over the migrated database at `url`, as one of the logins web (commands) and worker (jobs, too).

    `post` sends mail; by default through MAIL_URL, from MAIL_FROM, with links to PUBLIC_URL. Nothing is wired over a
    database that does not stand as the plan says, or that other keys sealed.

    Raises
    ------
    DatabaseUnusable, FloorBroken, KeyUnknown, KeysDoNotFit
        See `engine.storage.starting.require_start`.
    """
    pool = connect(login_url(url, login, environment), pool_size=pool_size)
    vault = Vault(keys)
    try:
        require_start(pool, vault)
    except BaseException:
        pool.dispose()
        raise

    def units(account: str | None) -> UnitOfWork:
        return UnitOfWork(pool, vault, deferred, account)

    engine = Engine(units, Deployments())
    sender = environment.get("MAIL_FROM") or "koosrada@koosrada.invalid"
    chosen = post or post_of(environment)
    return Koosrada(engine, WorkerDoor(engine, chosen, documents, sender.rpartition("@")[2]), pool, vault)


@contextmanager
def readiness(url: str, environment: Mapping[str, str] = os.environ) -> Iterator[Callable[[], bool]]:
    """Whether the database answers and stands as the plan says: a question to the login read, for the block."""
    pool = connect(login_url(url, "read", environment), pool_size=1)
    try:
        yield partial(is_ready, pool)
    finally:
        pool.dispose()


def post_of(environment: Mapping[str, str]) -> NeutralPost:
    """Mail as the environment configures it."""
    sender = environment.get("MAIL_FROM") or "koosrada@koosrada.invalid"
    link = environment.get("PUBLIC_URL") or "http://localhost:8000/"
    mail_url = environment.get("MAIL_URL")
    return NeutralPost(Mailer(MailServer.from_url(mail_url), sender) if mail_url else None, sender, link)


def deferred(jobs: Sequence[JobRow]) -> tuple[str, dict[str, str]]:
    """The statement that enqueues these jobs."""
    return defer_statement([Job(job.name, dict(job.arguments), lock=job.lock) for job in jobs])
