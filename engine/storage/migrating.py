"""Bringing a database up to date: roles, tables, policies, and the scripts of other parts (the job queue's tables)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from engine.storage.roles import ensure_roles, membership_of_all_roles
from engine.storage.urls import with_driver

_MAKE_LIST = text(
    "CREATE TABLE IF NOT EXISTS applied_script (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())"
)
_ONE_AT_A_TIME = 7_205_759_403  # any number that no other program locks in this database


@dataclass(frozen=True, slots=True)
class Script:
    """SQL that runs once per database, as the owner of the tables; its own grants included. `name` is for ever."""

    name: str
    sql: str


def migrate(url: str, scripts: Sequence[Script] = (), passwords: Mapping[str, str] | None = None) -> None:
    """Bring the database at `url` up to date; a second run changes nothing.

    1. Roles of the cluster are made or mended.
    2. The schema moves to the newest version.
    3. Scripts that were not yet applied here run, in the given order.

    Parameters
    ----------
    url
        An administrator's URL: a superuser, or the database's owner with CREATEROLE.
    scripts
        What other parts need in the same database.
    passwords
        Login (read, web, worker) to password, for servers that ask for one.
    """
    engine = create_engine(with_driver(url), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _ONE_AT_A_TIME})
        ensure_roles(connection, passwords)
        with membership_of_all_roles(connection):
            _close_the_database(connection)
            command.upgrade(_configuration(connection), "head")
            _apply(connection, scripts)


def _configuration(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _close_the_database(connection: Connection) -> None:
    connection.execute(
        text("""
        DO $$ BEGIN
          EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
          EXECUTE format('GRANT CONNECT ON DATABASE %I TO ', current_database())
            || 'koosrada_read, koosrada_web, koosrada_worker';
        END $$""")
    )


def _apply(connection: Connection, scripts: Sequence[Script]) -> None:
    connection.execute(_MAKE_LIST)
    applied = set(connection.scalars(text("SELECT name FROM applied_script")))
    for script in scripts:
        if script.name in applied:
            continue
        connection.execute(text("SET LOCAL ROLE koosrada_owner"))
        connection.exec_driver_sql(script.sql, execution_options={"no_parameters": True})
        connection.execute(text("RESET ROLE"))
        connection.execute(text("INSERT INTO applied_script (name) VALUES (:name)"), {"name": script.name})
