"""One real database for all tests of the queue; each begins with an empty queue."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine, text

from engine.jobs import Job, defer_statement, schema
from engine.storage.connecting import transaction
from engine.storage.migrating import Script
from tests.databases import database


@dataclass(frozen=True)
class Queue:
    """The queue as the parts of the engine see it: `web` enqueues, the worker's `url` runs, `admin` looks."""

    admin: Engine
    web: Engine
    worker: Engine
    url: str

    def defer(self, *jobs: Job) -> int:
        with transaction(self.web, "engine") as connection:
            return enqueue(connection, *jobs)

    def rows(self) -> list[Any]:
        with self.admin.connect() as connection:
            return list(connection.execute(text("SELECT * FROM procrastinate_jobs ORDER BY id")))


def enqueue(connection: Any, *jobs: Job) -> int:
    sql, parameters = defer_statement(jobs)
    return int(connection.scalar(text(sql), parameters))


@pytest.fixture(scope="session")
def prepared() -> Iterator[Queue]:
    with database([Script(*part) for part in schema()]) as made:
        url = made.login_url("worker").render_as_string(hide_password=False)
        yield Queue(made.admin(), made.engine("web"), made.engine("worker"), url)


@pytest.fixture
def queue(prepared: Queue) -> Queue:
    with prepared.admin.begin() as connection:
        connection.execute(
            text("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE")
        )
    return prepared
