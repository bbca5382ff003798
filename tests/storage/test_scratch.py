"""Scratch databases come and go, and nothing of them stays."""

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from engine.storage.migrating import migrate
from engine.storage.scratch import empty, scratch_database
from tests.databases import server


def ask(url, *statements):
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"), poolclass=NullPool)
    with engine.begin() as connection:
        return [connection.execute(text(statement)) for statement in statements][-1].scalar()


def is_there(url):
    name = make_url(url).database
    return ask(server(), f"SELECT count(*) FROM pg_database WHERE datname = '{name}'") == 1


def failing():
    with scratch_database(server()) as url:
        assert is_there(url)
        raise ZeroDivisionError(url)


def test_it_is_dropped_after_the_block_also_when_that_fails():
    with pytest.raises(ZeroDivisionError) as failed:
        failing()
    assert not is_there(str(failed.value))


def test_a_copy_begins_as_the_other_one_stands():
    with scratch_database(server()) as url:
        ask(url, "CREATE TABLE thing (id int)", "INSERT INTO thing VALUES (7) RETURNING id")
        with scratch_database(server(), url) as copied:
            assert ask(copied, "SELECT id FROM thing") == 7
            assert copied != url


def test_emptied_it_forgets_what_ran_and_keeps_what_is_installed():
    with scratch_database(server()) as url:
        migrate(url)
        ask(
            url,
            "INSERT INTO municipality (id, name, country, zone) VALUES ('a', 'A', 'EE', 'Europe/Tallinn')",
            "INSERT INTO organisation (id, name) VALUES ('o', 'O')",
            "INSERT INTO desk (id, organisation_id, role) VALUES ('o.police', 'o', 'police')",
            """INSERT INTO case_ (id, pathway_key, municipality_id, owner_desk_id, reference, opened_at)
               VALUES (gen_random_uuid(), 'p', 'a', 'o.police', 'P-222222', now()) RETURNING 1""",
        )
        empty(url)
        assert ask(url, "SELECT count(*) FROM case_") == 0
        assert ask(url, "SELECT count(*) FROM desk") == 1
