"""Connections: which role a transaction runs as, and for whom."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.orm import Session

from engine.storage.roles import PREFIX, ROLES

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
    return create_engine(
        url,
        pool_size=pool_size,
        max_overflow=overflow,
        pool_timeout=10,
        pool_pre_ping=True,
        pool_recycle=1800,
        use_native_hstore=False,
        hide_parameters=True,  # an error's text goes to logs and incidents; what was asked for does not
        connect_args={"connect_timeout": 10, "application_name": "koosrada"},
    )


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
