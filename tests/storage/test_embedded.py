"""The embedded server: it starts, is joined, stops; as root too. DATABASE_URL's logins get their passwords."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from engine.storage.embedded import EmbeddedServer, data_folder, ensure_database
from engine.storage.urls import login_url, passwords, with_driver


def test_it_keeps_its_data_from_one_start_to_the_next(tmp_path_factory):
    folder = tmp_path_factory.mktemp("embedded") / "var" / "postgres"
    for made in (True, False):
        server = EmbeddedServer(folder)
        url = ensure_database(server.start())
        engine = create_engine(with_driver(url), poolclass=NullPool)
        with engine.begin() as c:
            if made:
                c.execute(text("CREATE TABLE kept (n int)"))
            assert c.scalar(text("SELECT count(*) FROM kept")) == 0
            assert int(c.scalar(text("SHOW server_version_num"))) >= 180000
        server.stop()
        server.stop()
    assert (folder / "PG_VERSION").exists()


def test_it_opens_no_folder_above_to_other_peoples_eyes(tmp_path_factory):
    above = tmp_path_factory.mktemp("private")
    above.chmod(0o700)
    server = EmbeddedServer(above / "postgres")
    server.start()
    server.stop()
    assert not above.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH | stat.S_IWGRP | stat.S_IWOTH)


def test_the_data_folder_is_the_named_one_or_var(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert data_folder({}) == tmp_path / "var"
    assert data_folder({"KOOSRADA_DATA": "/srv/koosrada"}) == Path("/srv/koosrada")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_login_keeps_the_place_and_takes_its_own_password(scheme):
    url = f"{scheme}://admin:secret@db.example:5433/koosrada?sslmode=verify-full"
    given = {"KOOSRADA_WEB_PASSWORD": "w"}
    assert login_url(url, "web", given).render_as_string(hide_password=False) == (
        "postgresql+psycopg://koosrada_web:w@db.example:5433/koosrada?sslmode=verify-full"
    )
    assert login_url(url, "read", given).password == "secret"
    assert passwords(given) == {"web": "w"}
