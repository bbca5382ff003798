"""A migration runs twice, in two databases of one cluster, and without a superuser."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.storage.floor import floor_problems
from engine.storage.migrating import Script, migrate
from engine.storage.urls import with_driver
from tests import databases

ONCE = Script(
    "counting 1",
    "CREATE TABLE counted (n int); INSERT INTO counted VALUES (1); GRANT SELECT ON counted TO koosrada_app",
)


def test_a_second_run_changes_nothing_and_scripts_run_once():
    with databases.empty_database() as database:
        for _ in range(2):
            databases.migrate_for_tests(database, [ONCE])
        with database.admin().connect() as c:
            assert c.scalar(text("SELECT count(*) FROM counted")) == 1
            assert c.scalar(text("SELECT tableowner FROM pg_tables WHERE tablename = 'counted'")) == "koosrada_owner"


def test_a_migration_that_fails_half_way_leaves_nothing():
    broken = Script("broken 1", "CREATE TABLE half (n int); SELECT 1 / 0")
    with databases.empty_database() as database:
        with pytest.raises(DBAPIError, match="division"):
            databases.migrate_for_tests(database, [ONCE, broken])
        with database.admin().connect() as c:
            assert c.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all() == []
        databases.migrate_for_tests(database, [ONCE])
        with database.engine("web").connect() as c:
            assert [p for p in floor_problems(c) if "counted" not in p] == []


def test_two_who_migrate_one_database_at_once_wait_for_each_other():
    with databases.empty_database() as database, ThreadPoolExecutor(2) as two:
        done = [two.submit(databases.migrate_for_tests, database, [ONCE]) for _ in range(2)]
        assert [one.result(60) for one in done] == [None, None]
        with database.admin().connect() as c:
            assert c.scalar(text("SELECT count(*) FROM counted")) == 1


def test_another_database_of_the_same_cluster_stands_by_itself(web):
    with databases.empty_database() as sandbox:
        databases.migrate_for_tests(sandbox)
        with sandbox.engine("web").connect() as c:
            assert floor_problems(c) == []
    with web.connect() as c:
        assert floor_problems(c) == []


def test_an_administrator_without_superuser_rights_can_migrate(admin):
    boss, password = f"boss_{uuid4().hex}", uuid4().hex
    with databases.empty_database() as database:
        url = with_driver(database.url)
        with database.admin().begin() as c:
            c.execute(text(f"CREATE ROLE {boss} LOGIN CREATEROLE PASSWORD '{password}'"))
            c.execute(text(f"ALTER DATABASE {url.database} OWNER TO {boss}"))
            for role in ("owner", "resolver", "app", "engine", "auditor", "analyst"):  # a role of the cluster already
                c.execute(text(f"GRANT koosrada_{role} TO {boss} WITH ADMIN OPTION"))
        try:
            as_boss = url.set(username=boss, password=password).render_as_string(hide_password=False)
            for _ in range(2):
                migrate(as_boss)
            with database.engine("web").connect() as c:
                assert [p for p in floor_problems(c) if boss not in p] == []
        finally:
            with database.admin().begin() as c:
                c.execute(text(f"REASSIGN OWNED BY {boss} TO CURRENT_USER"))
                c.execute(text(f"DROP OWNED BY {boss}"))
                c.execute(text(f"DROP ROLE {boss}"))
