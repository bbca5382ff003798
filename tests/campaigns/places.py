"""Where a campaign takes place: a town on a server, and what every process of it has to know."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from engine import bootstrap
from engine.storage.embedded import EmbeddedServer, ensure_database
from tests import databases
from tests.databases import Database
from tests.services.town import Town


@dataclass(frozen=True, slots=True)
class Place:
    """What a process needs to take part: the database, the mail server, a folder for journals and logs."""

    url: str
    mail_url: str
    folder: Path

    def journals(self) -> list[Path]:
        return sorted(self.folder.glob("*.journal"))


class OwnServer:
    """An embedded server that can be stopped hard, as by a power cut of the database's machine, and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "postgres"
        self._server = EmbeddedServer(self._folder)
        self.url = ensure_database(self._server.start())

    def stop_hard(self) -> None:
        """Immediate mode: no checkpoint, no goodbye."""
        held = self._folder / "postmaster.pid"
        os.kill(int(held.read_text().split()[0]), signal.SIGQUIT)
        while held.exists():
            time.sleep(0.02)

    def start_again(self) -> None:
        """It recovers from its log."""
        server = self._server._server
        assert server is not None
        server.ensure_postgres_running()

    @property
    def owner(self) -> str:
        """The user of the system who owns the server's files."""
        return self._folder.owner()

    def stop(self) -> None:
        self._server.stop()


@contextmanager
def own_town() -> Iterator[tuple[Town, OwnServer]]:
    """A town on a server of its own."""
    with TemporaryDirectory(prefix="koosrada-campaign-") as folder:
        server = OwnServer(Path(folder))
        try:
            database = Database(server.url)
            databases.migrate_for_tests(database, bootstrap.job_scripts())
            town = Town(database)
            try:
                yield town, server
            finally:
                town.system.close()
                database.close()
        finally:
            server.stop()
