"""Before the first command."""

from uuid import uuid4

import pytest
from sqlalchemy import text

from engine.storage.connecting import connect, transaction
from engine.storage.floor import FloorBroken
from engine.storage.key_file import Keys
from engine.storage.starting import DatabaseUnusable, is_ready, require_start
from engine.storage.vault import KeysDoNotFit, Vault

RIGHT, MADE_ANEW = Vault(Keys({1: b"1" * 32}, 1, {1: b"i" * 32})), Vault(Keys({1: b"x" * 32}, 1, {1: b"i" * 32}))


@pytest.mark.parametrize("login", ["web", "worker"])
def test_each_login_that_runs_commands_starts_over_a_database_that_stands_as_planned(database, login):
    require_start(database.engine(login), RIGHT)


def test_other_keys_than_those_it_was_sealed_with_are_noticed(web):
    with transaction(web, "engine") as c:
        RIGHT.key(c, uuid4())
    require_start(web, RIGHT)
    with pytest.raises(KeysDoNotFit):
        require_start(web, MADE_ANEW)


def test_nothing_starts_where_something_is_open_to_everybody(database, admin):
    web, reader = database.engine("web"), database.engine("read")
    assert is_ready(reader)
    with admin.begin() as c:
        c.execute(text("GRANT SELECT ON person TO public"))
    assert not is_ready(reader)
    with pytest.raises(FloorBroken, match="person is open to everybody"):
        require_start(web, RIGHT)
    with admin.begin() as c:
        c.execute(text("REVOKE SELECT ON person FROM public"))


def test_a_database_that_is_not_there_is_told_in_the_drivers_own_words(database):
    pool = connect(database.login_url("web").set(database="nowhere"))
    with pytest.raises(DatabaseUnusable, match="nowhere"):
        require_start(pool, RIGHT)
    assert not is_ready(pool)
    pool.dispose()
