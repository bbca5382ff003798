"""Connections: which role a transaction runs as, and for whom."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from engine.storage.roles import PREFIX, ROLES

IDLE: Final = 5.0  # seconds after which a connection is tried before it is used
_BECOME = text("SELECT set_config('role', :role, true), set_config('koosrada.actor', :actor, true)")


def connect(url: URL, *, pool_size: int = 5, overflow: int = 5) -> Engine:
    """A pool of connections for one login (see `engine.storage.urls.login_url`).

    Prepared statements are psycopg's own (after five runs): planning a query with policies costs more than running it.
    What a login is held to (no JIT, five seconds for a lock) is set on the role.

    Parameters
    ----------
    url
        The login's URL.
    pool_size, overflow
        Connections kept, and those made beyond that when all are busy; who waits longer than 10 seconds gets an error.
    """
    pool = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=overflow,
        pool_timeout=10,
        pool_recycle=1800,
        use_native_hstore=False,
        hide_parameters=True,  # an error's text goes to logs and incidents; what was asked for does not
        connect_args={"connect_timeout": 10, "application_name": "koosrada"},
    )
    event.listen(pool, "checkin", _note_use)
    event.listen(pool, "checkout", _try_if_idle)
    return pool


def _note_use(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info["used"] = monotonic()


def _try_if_idle(connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
    """A connection that lay idle is tried before it is used; asking each time would cost more than what is asked."""
    if monotonic() - record.info.get("used", -IDLE) < IDLE and not connection.closed:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except psycopg.Error as error:
        raise DisconnectionError from error


def become(transaction: Connection | Session, role: str, actor: str | None = None) -> None:
    """Go on as `role` (app, engine, auditor) for the account `actor`; both end with the transaction.

    Nobody is an actor of None: to her, nothing is visible.
    """
    if role not in ROLES:
        raise ValueError(f"{role!r} is not a role of a transaction")
    transaction.execute(_BECOME, {"role": PREFIX + role, "actor": actor or ""})


@contextmanager
def transaction(engine: Engine, role: str, actor: str | None = None) -> Iterator[Connection]:
    """One transaction as `role` for `actor`: committed at the end of the block, rolled back on an exception."""
    with engine.begin() as connection:
        become(connection, role, actor)
        yield connection
