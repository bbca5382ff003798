"""This installation, as the environment names it: its data folder, its database, its keys, its mail and its clock."""

import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from engine import clock
from engine.bootstrap import EMBEDDED, Koosrada, build, post_of
from engine.services.engine import Engine
from engine.services.ports import Post
from engine.storage.connecting import transaction
from engine.storage.embedded import EmbeddedServer, data_folder, ensure_database
from engine.storage.floor import floor_problems
from engine.storage.key_file import load_keys
from engine.storage.urls import login_url
from webforms.cli.guarded import Failed
from webforms.cli.mail_folder import FolderMailer, folder_post
from webforms.cli.questions import settings

MAIL: Final = "mail"  # in the data folder
AWAY: Final = ("OperationalError", "InterfaceError")  # of the database's driver, which is not imported here
NO_RIGHT: Final = "42501"  # SQLSTATE insufficient_privilege


@dataclass(frozen=True)
class Installation:
    """An opened installation. `url` is the administrator's; it may hold a password and is never shown."""

    koosrada: Koosrada
    folder: Path
    environment: Mapping[str, str] = field(repr=False)
    url: str = field(repr=False)

    @property
    def engine(self) -> Engine:
        """Where commands go."""
        return self.koosrada.engine

    @property
    def conninfo(self) -> str:
        """The URL by which a worker opens the queue."""
        return login_url(self.url, "worker", self.environment).render_as_string(hide_password=False)

    def asking(self, role: str, account: str | None = None) -> AbstractContextManager[Any]:
        """A transaction as `role` (app, engine, auditor) for `account`; see `webforms.cli.questions`."""
        return transaction(self.koosrada.pool, role, account)


@contextmanager
def database(environment: Mapping[str, str] = os.environ) -> Iterator[str]:
    """The administrator's URL of the database of this installation, which is there for the block.

    That of DATABASE_URL, else an embedded server's in the data folder, which is started or joined.

    Raises
    ------
    Failed
        Where the database cannot be reached, also later in the block, with the driver's own words.
    """
    url = environment.get("DATABASE_URL")
    if url:
        with told_in_a_sentence():
            yield url
        return
    server = EmbeddedServer(data_folder(environment) / EMBEDDED)
    try:
        yield ensure_database(server.start())
    finally:
        server.stop()


@contextmanager
def installation(environment: Mapping[str, str] = os.environ) -> Iterator[Installation]:
    """The installation for one command: the engine over its database, at one instant of its own clock.

    Raises
    ------
    Failed
        Where there is no prepared database, with what to do about it.
    """
    with opened(environment) as found:
        with found.asking("engine") as connection:
            offset = settings.clock_offset(connection)
        with clock.at(clock.now() + offset):
            yield found


@contextmanager
def opened(environment: Mapping[str, str] = os.environ) -> Iterator[Installation]:
    """The same for what runs for long and looks at the installation's clock itself."""
    folder = data_folder(environment)
    with database(environment) as url:
        koosrada = build(url, load_keys(folder, environment), post=post(environment), environment=environment)
        try:
            require_prepared(koosrada)
            yield Installation(koosrada, folder, environment, url)
        finally:
            koosrada.close()


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Say it in a sentence where the database is away or refuses this administrator. Raises Failed."""
    try:
        yield
    except Exception as error:
        said = getattr(error, "orig", None)
        if said is None or not (type(error).__name__ in AWAY or getattr(said, "sqlstate", None) == NO_RIGHT):
            raise
        raise Failed(f"the database cannot be used: {_first_line(said)}") from None


def _first_line(said: object) -> str:
    return next(iter(str(said).strip().splitlines()), type(said).__name__)


def require_prepared(koosrada: Koosrada) -> None:
    """Go on only if the database answers and stands as the plan says. Raises Failed."""
    try:
        with koosrada.pool.connect() as connection:
            problems = floor_problems(connection)
    except Exception as error:  # noqa: BLE001 - whatever the driver says; its own words help the operator
        reason = _first_line(getattr(error, "orig", error))
        raise Failed(f"the database cannot be used: {reason}\nIf it is new, say: koosrada migrate") from None
    if problems:
        listed = "\n".join(problems)
        raise Failed(f"the database is not set up as it must be. Say: koosrada migrate\n{listed}")


def post(environment: Mapping[str, str] = os.environ) -> Post:
    """Mail through MAIL_URL; without it, into the folder `mail` of the data folder."""
    configured = post_of(environment)
    if environment.get("MAIL_URL"):
        return configured
    return folder_post(configured, FolderMailer(data_folder(environment) / MAIL, configured.sender))
