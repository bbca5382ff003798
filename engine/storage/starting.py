"""Before the first command: the database answers and stands as the plan says, and the keys open what it holds."""

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from engine.errors import ExecutionFailed
from engine.storage.connecting import become
from engine.storage.floor import floor_problems, require_floor
from engine.storage.vault import Vault


class DatabaseUnusable(ExecutionFailed):
    """The database cannot be used."""


def require_start(pool: Engine, vault: Vault) -> None:
    """Go on only if this login (web or worker) finds everything in order.

    Raises
    ------
    DatabaseUnusable
        In the first line of the driver's own words: they help whoever runs the machine.
    FloorBroken, KeyUnknown, KeysDoNotFit
        See `engine.storage.floor` and `engine.storage.vault`.
    """
    try:
        with pool.connect() as connection:
            require_floor(connection)
            become(connection, "engine")
            vault.require_fitting(connection)
    except DBAPIError as error:
        said = str(error.orig).strip().splitlines()
        raise DatabaseUnusable(said[0] if said else type(error.orig).__name__) from None


def is_ready(pool: Engine) -> bool:
    """Whether the database answers and stands as the plan says; any login may ask."""
    try:
        with pool.connect() as connection:
            return not floor_problems(connection)
    except SQLAlchemyError:
        return False
