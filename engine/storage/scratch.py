"""Scratch databases: made for a rehearsal, copied from one that is prepared, emptied in between, dropped afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from engine.storage.embedded import ensure_database
from engine.storage.roles import membership_of_all_roles
from engine.storage.urls import with_driver

PREFIX = "koosrada_scratch_"
STAYS = (
    # what is installed and published
    "account", "alembic_version", "applied_script", "class_rule", "decision_definition", "deployment",
    "deployment_file", "desk", "desk_municipality", "engine_setting", "membership", "municipality", "organisation",
    "process_definition", "start_subscription",
    # what is append-only; no later run looks at it
    "audit_event", "audit_head", "read_log",
)  # fmt: skip

_WRITTEN = text("""
    SELECT string_agg(quote_ident(relname), ', ') FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> ALL (:stays)""")


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


def empty(url: str) -> None:
    """Forget all that ran in a scratch database; what is published, who there is, and the audit trail stay.

    Parameters
    ----------
    url
        An administrator's, of a database that nobody is connected to.
    """
    engine = create_engine(with_driver(url), poolclass=NullPool)
    with engine.begin() as connection, membership_of_all_roles(connection):
        connection.execute(text("SET LOCAL ROLE koosrada_owner"))
        written = connection.scalar(_WRITTEN, {"stays": list(STAYS)})
        connection.execute(text(f"TRUNCATE {written}"))
        connection.execute(text("RESET ROLE"))


def _execute(url: str, statement: str) -> None:
    engine = create_engine(with_driver(url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
