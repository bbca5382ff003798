"""Nothing is wired over a database that is not as it must be."""

from uuid import uuid4

import pytest
from sqlalchemy import text

from engine import bootstrap
from engine.storage.connecting import transaction
from engine.storage.floor import FloorBroken
from engine.storage.key_file import Keys
from engine.storage.starting import DatabaseUnusable
from engine.storage.vault import KeysDoNotFit
from tests import databases

KEYS, MADE_ANEW = Keys({1: b"k" * 32}, 1, {1: b"i" * 32}), Keys({1: b"n" * 32}, 1, {1: b"i" * 32})


@pytest.fixture
def database():
    with databases.database(bootstrap.job_scripts()) as made:
        yield made


def test_keys_made_anew_are_refused_at_the_start(database):
    system = bootstrap.build(database.url, KEYS, environment={})
    with transaction(system.pool, "engine") as connection:
        system.vault.key(connection, uuid4())
    system.close()
    with pytest.raises(KeysDoNotFit):
        bootstrap.build(database.url, MADE_ANEW, environment={})
    bootstrap.build(database.url, KEYS, login="web", environment={}).close()


def test_an_open_table_is_refused_at_the_start(database):
    with bootstrap.readiness(database.url, {}) as is_ready:
        assert is_ready()
        with database.admin().begin() as connection:
            connection.execute(text("ALTER TABLE answer NO FORCE ROW LEVEL SECURITY"))
        assert not is_ready()
    with pytest.raises(FloorBroken, match="not forced on the table answer"):
        bootstrap.build(database.url, KEYS, environment={})


def test_a_database_that_nobody_prepared_is_refused_at_the_start():
    with databases.empty_database() as made, pytest.raises((FloorBroken, DatabaseUnusable)):
        bootstrap.build(made.url, KEYS, environment={})
