"""Databases for tests: on an embedded server of the session's own, or on that of KOOSRADA_TEST_DATABASE_URL.

`database()` gives a fresh, migrated one and drops it after the block. It is a copy of a template that is migrated once
per session, so it is cheap.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from engine.storage.connecting import connect
from engine.storage.embedded import EmbeddedServer, ensure_database
from engine.storage.migrating import Script, migrate
from engine.storage.roles import LOGINS
from engine.storage.urls import login_url, with_driver


@dataclass
class Database:
    """A database of a test. `url` is the administrator's, who passes every policy."""

    url: str
    _engines: dict[str, Engine] = field(default_factory=dict)

    def login_url(self, login: str) -> URL:
        """What read, web or worker opens."""
        return login_url(self.url, login, {})

    def engine(self, login: str) -> Engine:
        """The connections of read, web or worker."""
        if login not in self._engines:
            self._engines[login] = connect(self.login_url(login))
        return self._engines[login]

    def admin(self) -> Engine:
        """The administrator's connections."""
        if "admin" not in self._engines:
            self._engines["admin"] = create_engine(with_driver(self.url), poolclass=NullPool)
        return self._engines["admin"]

    def close(self) -> None:
        """Close all connections."""
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()


@cache
def server() -> str:
    """The administrator's URL of the session's server."""
    if named := os.environ.get("KOOSRADA_TEST_DATABASE_URL"):
        return named
    folder = Path(tempfile.mkdtemp(prefix="koosrada-test-"))
    embedded = EmbeddedServer(folder / "postgres")
    url = embedded.start()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(embedded.stop)
    _execute(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    return url


@contextmanager
def database(scripts: Sequence[Script] = ()) -> Iterator[Database]:
    """A fresh, migrated database for the block; `scripts` as for `engine.storage.migrating.migrate`."""
    name = f"koosrada_test_{uuid4().hex}"
    template = _template(tuple(scripts))
    _execute(server(), f"CREATE DATABASE {name} TEMPLATE {template}")
    made = Database(_beside(name))
    try:
        yield made
    finally:
        made.close()
        _execute(server(), f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def empty_database() -> Iterator[Database]:
    """A database without any tables for the block."""
    name = f"koosrada_test_{uuid4().hex}"
    made = Database(ensure_database(server(), name))
    try:
        yield made
    finally:
        made.close()
        _execute(server(), f"DROP DATABASE {name} WITH (FORCE)")


def migrate_for_tests(database: Database, scripts: Sequence[Script] = ()) -> None:
    """Migrate; the logins get the administrator's password, where the server asks for one."""
    password = with_driver(database.url).password
    migrate(database.url, scripts, dict.fromkeys(LOGINS, str(password)) if password else None)


@cache
def _template(scripts: tuple[Script, ...]) -> str:
    name = f"koosrada_template_{uuid4().hex}"
    migrate_for_tests(Database(ensure_database(server(), name)), scripts)
    atexit.register(_execute, server(), f"DROP DATABASE {name} WITH (FORCE)")
    return name


def _beside(name: str) -> str:
    return with_driver(server()).set(database=name).render_as_string(hide_password=False)


def _execute(url: str, *statements: str) -> None:
    engine = create_engine(with_driver(url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
