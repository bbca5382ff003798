"""An installation to measure on: a server of its own with its usual settings, one desk, one person, one pathway."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch
from uuid import UUID

import psycopg
from sqlalchemy import create_engine, text

from engine import bootstrap
from engine.domain.actors import SYSTEM, Actor
from engine.domain.directory import Directory
from engine.jobs import schema
from engine.services.commands import CompleteTask, StartPathway
from engine.services.installing.commands import InstallDirectory, SeatPerson
from engine.services.installing.files import read_matrix
from engine.services.publishing import PathwayFiles, PublishDeployment
from engine.storage.embedded import EmbeddedServer, ensure_database
from engine.storage.key_file import Keys
from engine.storage.matrix import load_matrix
from engine.storage.migrating import Script, migrate
from engine.storage.urls import with_driver
from tests.architecture.sources import ROOT

DESK, WHO, PLACE = "probation.probation_officer", Actor("alice"), "ee-tartu"
DIRECTORY = {
    "municipalities": [{"id": PLACE, "country": "EE", "zone": "Europe/Tallinn"}],
    "organisations": [
        {"id": "probation", "name": "Probation", "desks": [{"role": "probation_officer", "municipalities": [PLACE]}]}
    ],
}
KEYS = Keys({1: b"k" * 32}, 1, {1: b"i" * 32})


class NoPost:
    """Nothing is sent here."""

    def send(self, mail: Any) -> None:
        raise AssertionError("the measured model sends no mail")


@dataclass
class Counted:
    """Statements and commits."""

    statements: int = 0
    commits: int = 0


class Practice:
    """An installation and short ways to use it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.admin = create_engine(with_driver(url))
        self.system = bootstrap.build(url, KEYS, post=NoPost(), environment={})
        self.engine = self.system.engine
        load_matrix(url, read_matrix((ROOT / "processes" / "data-classes.yaml").read_bytes()))
        self.engine.execute(InstallDirectory(Directory.of(DIRECTORY)), SYSTEM)
        self.engine.execute(SeatPerson("alice", "Alice", (DESK,)), SYSTEM)

    def publish(self, files: Mapping[str, bytes]) -> None:
        """The pathway `bench`, through the gate."""
        self.engine.execute(PublishDeployment((PathwayFiles("bench", dict(files)),)), SYSTEM)

    def start(self, answers: Mapping[str, Any]) -> UUID:
        """A case at its first task, which is given back."""
        started = self.engine.execute(StartPathway("bench", DESK, PLACE, answers), WHO)
        query = text("SELECT id FROM user_task WHERE case_id = :case AND state = 'open'")
        with self.admin.connect() as connection:
            return UUID(str(connection.execute(query, {"case": started.case_id}).scalar_one()))

    def complete(self, task: UUID, answers: Mapping[str, Any]) -> UUID | None:
        """Answer a task; the next one, if there is one."""
        done = self.engine.execute(CompleteTask(task, answers), WHO)
        return done.next_tasks[0] if done.next_tasks else None

    @contextmanager
    def counting(self) -> Iterator[Counted]:
        """What the driver sends during the block, in whatever way the engine asks for it."""
        counted = Counted()
        execute, commit = psycopg.Cursor.execute, psycopg.Connection.commit

        def executing(cursor: Any, *given: Any, **named: Any) -> Any:
            counted.statements += 1
            return execute(cursor, *given, **named)

        def committing(connection: Any) -> None:
            counted.commits += 1
            commit(connection)

        with (
            patch.object(psycopg.Cursor, "execute", executing),
            patch.object(psycopg.Connection, "commit", committing),
        ):
            yield counted


@contextmanager
def practice() -> Iterator[Practice]:
    """An installation on an embedded server of its own."""
    with TemporaryDirectory(prefix="koosrada-bench-") as folder:
        server = EmbeddedServer(Path(folder) / "postgres")
        url = ensure_database(server.start())
        migrate(url, [Script(*part) for part in schema()])
        made = Practice(url)
        try:
            yield made
        finally:
            made.system.close()
            made.admin.dispose()
            server.stop()
