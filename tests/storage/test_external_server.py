"""A PostgreSQL server of the system's packages (15 or newer) is as good as the embedded one."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from engine.storage.connecting import connect, transaction
from engine.storage.embedded import ensure_database
from engine.storage.floor import floor_problems
from engine.storage.migrating import migrate
from engine.storage.urls import login_url, with_driver
from tests.external_server import throwaway_server
from tests.storage import test_agreement, worlds
from tests.storage.cast import ALICE, BOB, count, put_on_stage

pytestmark = pytest.mark.system_postgresql


@pytest.fixture(scope="module")
def server():
    with throwaway_server() as url:
        yield url


def test_the_floor_stands_there_too(server):
    url = ensure_database(server)
    for _ in range(2):
        migrate(url, passwords={"web": "secret"})
    admin = create_engine(with_driver(url), poolclass=NullPool)
    web = connect(login_url(url, "web", {"KOOSRADA_WEB_PASSWORD": "secret"}))
    with admin.begin() as c:
        put_on_stage(c)
        assert c.scalar(text("SELECT rolpassword FROM pg_authid WHERE rolname = 'koosrada_web'")).startswith("SCRAM")
    with transaction(web, "app", ALICE) as c:
        assert floor_problems(c) == []
    assert [count(web, a, "protected_contact") for a in (ALICE, BOB)] == [1, 0]
    web.dispose()


def test_both_forms_of_the_rules_agree_there_too(server):
    url = ensure_database(server, "agreement")
    migrate(url)
    with create_engine(with_driver(url), poolclass=NullPool).connect() as c:
        c.execute(text("SET jit = off"))  # as the logins have it: compiling the policies takes longer than all the rest
        now = c.scalar(text("SELECT now()"))
        for seed in range(4):
            worlds.load(c, test_agreement.expectations(seed, now)[0])
            assert test_agreement.differences(c, seed, now)[0] == []
        c.rollback()


def test_two_databases_of_a_fresh_server_are_migrated_at_once():
    with throwaway_server() as url, ProcessPoolExecutor(2, get_context("spawn")) as processes:
        urls = [ensure_database(url, f"koosrada_{n}") for n in range(2)]
        assert list(processes.map(migrate, urls)) == [None, None]
        web = connect(login_url(urls[-1], "web", {}))
        with web.connect() as c:
            assert floor_problems(c) == []
        web.dispose()


def test_an_administrator_without_superuser_rights_sets_up_a_fresh_server():
    with throwaway_server() as url:
        server = create_engine(with_driver(url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with server.connect() as c:
            c.execute(text("CREATE ROLE boss LOGIN CREATEROLE"))
            c.execute(text("CREATE DATABASE koosrada OWNER boss"))
        as_boss = with_driver(url).set(username="boss", database="koosrada")
        for _ in range(2):
            migrate(as_boss.render_as_string(hide_password=False))
        web = connect(login_url(str(as_boss), "web", {}))
        with web.connect() as c:
            assert floor_problems(c) == []
        web.dispose()
