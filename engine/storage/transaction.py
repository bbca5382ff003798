"""One transaction of the unit of work: who it runs as, its data keys, and its errors in our own words.

Statements whose answers nobody waits for are kept, and sent in one round trip with the next that is asked, or with the
commit (PostgreSQL's pipeline mode). Their errors come then. So a command is a few round trips, however many statements
it has.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, TypeAlias, cast
from uuid import UUID

import orjson
import psycopg
from psycopg.rows import namedtuple_row
from sqlalchemy import Connection, Engine, TextClause
from sqlalchemy.dialects.postgresql.psycopg import dialect
from sqlalchemy.exc import DBAPIError, OperationalError

from engine.domain.running.turns import AlreadyThere, DatabaseAway, NoRoom, OutcomeUnknown, StorageFailed, TurnLost
from engine.errors import Forbidden
from engine.storage.roles import PREFIX
from engine.storage.sealing import DataKey
from engine.storage.vault import Vault

APP, ENGINE, AUDITOR = "app", "engine", "auditor"
ERRORS: Final = {  # SQLSTATE
    "40001": TurnLost,  # serialization_failure
    "40P01": TurnLost,  # deadlock_detected
    "55P03": TurnLost,  # lock_not_available: lock_timeout
    "23505": AlreadyThere,  # unique_violation
    "42501": Forbidden,  # insufficient_privilege: a policy refused a row
    "53100": NoRoom,  # disk_full
}
AWAY: Final = ("08", "57")  # classes: connection exceptions; the server is stopping or starting
_BECOME: Final = """
    SELECT set_config('role', %(role)s, true), set_config('koosrada.actor', %(actor)s, true),
      set_config('plan_cache_mode', 'force_generic_plan', true)"""  # planning a policy costs more than running it
_DIALECT: Final = dialect()  # type: ignore[no-untyped-call]
_written: dict[TextClause, str] = {}

Parameters: TypeAlias = Mapping[str, Any]
Pool: TypeAlias = Engine


class Answer:
    """What a statement gave: its rows, or how many it changed."""

    def __init__(self, rows: Sequence[Any], count: int) -> None:
        self._rows = rows
        self.rowcount = count

    def all(self) -> Sequence[Any]:
        """All rows, each with its columns as attributes."""
        return self._rows

    def first(self) -> Any:
        """The first row, or None."""
        return self._rows[0] if self._rows else None

    def one(self) -> Any:
        """The one row there is."""
        (row,) = self._rows
        return row

    def scalar_one(self) -> Any:
        """The one value of the one row there is."""
        return self.one()[0]


class Transaction:
    """A connection in one transaction, as a role, for an actor."""

    def __init__(self, engine: Engine, vault: Vault, actor: str | None) -> None:
        self.actor = actor
        self._vault = vault
        try:
            self._connection: Connection = engine.connect()
        except OperationalError:
            raise DatabaseAway from None
        self._connection.begin()
        self._driver = cast("psycopg.Connection[Any]", self._connection.connection.driver_connection)
        self._role = ""
        self._keys: dict[UUID, DataKey] = {}
        self._queue: list[tuple[str, Parameters]] = []

    def become(self, role: str) -> None:
        """Go on as this role; nothing to do for the role it has."""
        if role != self._role:
            self._queue.append((_BECOME, {"role": PREFIX + role, "actor": self.actor or ""}))
            self._role = role

    def send(self, statement: TextClause, parameters: Parameters) -> None:
        """A statement whose answer nobody waits for; it is sent with the next that is asked."""
        self._queue.append((driver_sql(statement), parameters))

    def run(self, statement: TextClause, parameters: Parameters | None = None) -> Answer:
        """Ask a statement. Raises TurnLost, AlreadyThere or Forbidden for what the database refuses."""
        try:
            cursor = self._driver.cursor(row_factory=namedtuple_row)
            if not self._queue:
                cursor.execute(driver_sql(statement), parameters or {}, prepare=True)
            else:
                with self._driver.pipeline():  # answers are there once the block is left
                    self._send_queue()
                    cursor.execute(driver_sql(statement), parameters or {}, prepare=True)
            rows = cursor.fetchall() if cursor.description is not None else ()
            return Answer(rows, cursor.rowcount)
        except psycopg.Error as error:
            raise self._known(error) from None

    def all(self, statement: TextClause, parameters: Parameters | None = None) -> Sequence[Any]:
        """All rows of a query."""
        return self.run(statement, parameters).all()

    def first(self, statement: TextClause, parameters: Parameters | None = None) -> Any:
        """The first row of a query, or None."""
        return self.run(statement, parameters).first()

    def keep(self, owner: UUID, kek: int | None, wrapped: bytes | None) -> None:
        """A data key that another query brought along."""
        if kek is not None and wrapped is not None and owner not in self._keys:
            self._keys[owner] = self._vault.opened(owner, kek, wrapped)

    def keys(self, owners: Iterable[UUID]) -> dict[UUID, DataKey]:
        """Data keys of cases, root instances or persons; asked of the database once each, made if they are missing."""
        wanted = set(owners)
        if missing := wanted - self._keys.keys():
            self._keys |= self._vault.keys(self.connection, missing)
        return {owner: self._keys[owner] for owner in wanted}

    def seal_json(self, owner: UUID, value: Any, table: str, row: UUID, field: str) -> bytes:
        """A JSON value, sealed with the owner's key for one field of one row."""
        return self.keys([owner])[owner].seal(orjson.dumps(value), table, row, field)

    def open_json(self, owner: UUID, sealed: bytes | None, table: str, row: UUID, field: str) -> Any:
        """The JSON value in a sealed field; an empty mapping where there is none."""
        return orjson.loads(self.keys([owner])[owner].open(sealed, table, row, field)) if sealed else {}

    def blind_indexes(self, national_id: str) -> list[bytes]:
        """What to search for, and (the first) to store, instead of a national id."""
        return self._vault.lookup(national_id)

    @property
    def connection(self) -> Connection:
        """For what has statements of its own; everything that was kept is sent before."""
        self.flush()
        return self._connection

    def flush(self) -> None:
        """Send what was kept."""
        if self._queue:
            try:
                with self._driver.pipeline():
                    self._send_queue()
            except psycopg.Error as error:
                raise self._known(error) from None

    def commit(self) -> None:
        """Send what was kept, and keep everything."""
        try:
            with self._driver.pipeline():
                self._send_queue()
                self._connection.commit()
        except (psycopg.Error, DBAPIError) as error:
            with suppress(psycopg.Error):
                self._driver.rollback()  # SQLAlchemy takes its transaction for ended, and would leave this one open
            known = self._known(error.orig if isinstance(error, DBAPIError) else error)
            raise (OutcomeUnknown() if isinstance(known, DatabaseAway) else known) from None
        self._connection.begin()
        self._role = ""
        self._keys.clear()

    def close(self) -> None:
        """Drop whatever was not committed."""
        if self._driver.broken:
            self._connection.invalidate()
        self._connection.close()

    def _send_queue(self) -> None:
        queue, self._queue = self._queue, []
        for statement, parameters in queue:
            self._driver.cursor().execute(statement, parameters, prepare=True)

    def _known(self, error: BaseException | None) -> BaseException:
        self._queue.clear()
        if not isinstance(error, psycopg.Error):
            return error or DatabaseAway()
        state = error.sqlstate or ""
        if known := ERRORS.get(state):
            return known()
        if (isinstance(error, psycopg.OperationalError) and not state) or state.startswith(AWAY):
            return DatabaseAway()
        return StorageFailed(state)  # the database's own words may quote what was typed


def driver_sql(statement: TextClause) -> str:
    """A statement as the driver wants it, worked out once."""
    written = _written.get(statement)
    if written is None:
        written = _written[statement] = str(statement.compile(dialect=_DIALECT))
    return written
