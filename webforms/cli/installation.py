"""This installation, as the environment names it: its data folder, its database, its keys, its mail and its clock."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from engine import clock
from engine.bootstrap import EMBEDDED, Koosrada, build, post_of
from engine.services.engine import Engine
from engine.services.ports import Post
from engine.storage.embedded import EmbeddedServer, data_folder, ensure_database
from engine.storage.floor import FloorBroken
from engine.storage.key_file import Keys, load_keys
from engine.storage.starting import DatabaseUnusable
from engine.storage.urls import login_url
from webforms.cli.guarded import Failed
from webforms.cli.mail_folder import FolderMailer, folder_post

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
    with opened(environment) as found, clock.at(clock.now() + found.engine.clock_offset()):
        yield found


@contextmanager
def opened(environment: Mapping[str, str] = os.environ) -> Iterator[Installation]:
    """The same for what runs for long and looks at the installation's clock itself."""
    folder = data_folder(environment)
    with database(environment) as url:
        koosrada = built(url, load_keys(folder, environment), environment)
        try:
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


def built(url: str, keys: Keys, environment: Mapping[str, str]) -> Koosrada:
    """The engine over the database at `url`. Raises Failed, with what to do about it, where that is not prepared."""
    try:
        return build(url, keys, post=post(environment), environment=environment)
    except DatabaseUnusable as away:
        raise Failed(f"the database cannot be used: {away}\nIf it is new, say: koosrada migrate") from None
    except FloorBroken as broken:
        raise Failed(f"the database is not set up as it must be. Say: koosrada migrate\n{broken}") from None


def post(environment: Mapping[str, str] = os.environ) -> Post:
    """Mail through MAIL_URL; without it, into the folder `mail` of the data folder."""
    configured = post_of(environment)
    if environment.get("MAIL_URL"):
        return configured
    return folder_post(configured, FolderMailer(data_folder(environment) / MAIL, configured.sender))
