"""Scratch databases: made for a rehearsal, copied from one that is prepared, and dropped afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from engine.storage.embedded import ensure_database
from engine.storage.urls import with_driver

PREFIX = "koosrada_scratch_"


@contextmanager
def scratch_database(server: str, template: str | None = None) -> Iterator[str]:
    """A database for the block, dropped after it; gives its URL.

    Parameters
    ----------
    server
        The URL of an administrator who may create databases.
    template
        The URL of a database on the same server that it begins as a copy of, while nobody is connected to that one;
        without it, it is empty.
    """
    name = f"{PREFIX}{uuid4().hex}"
    if template is None:
        url = ensure_database(server, name)
    else:
        copied = with_driver(template).database
        _execute(server, f'CREATE DATABASE {name} TEMPLATE "{copied}"')
        url = with_driver(server).set(database=name).render_as_string(hide_password=False)
    try:
        yield url
    finally:
        _execute(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _execute(url: str, statement: str) -> None:
    engine = create_engine(with_driver(url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
