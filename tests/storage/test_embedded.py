"""The embedded server: it starts, is joined, stops; as root too. DATABASE_URL's logins get their passwords."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from engine.storage.embedded import SOCKET, EmbeddedServer, FolderUnusable, data_folder, ensure_database
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


def test_its_socket_is_its_own_users_alone_wherever_it_stands(tmp_path_factory):
    near = tmp_path_factory.mktemp("near")
    for folder in (near / "postgres", near / ("long" * 20) / ("path" * 10) / "postgres"):
        server = EmbeddedServer(folder)
        url = with_driver(server.start())
        place = Path(str(url.query["host"]))
        assert (place == folder) == (len(str(folder)) < 90)
        assert stat.S_IMODE((place / SOCKET).stat().st_mode) == stat.S_IRWXU
        server.stop()


WHO_DIES = """
import sys, time
from pathlib import Path
from engine.storage.embedded import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]))
print(server.start(), flush=True)
time.sleep(60)
"""


def test_who_was_killed_does_not_keep_it_running_for_ever(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed") / "postgres"
    with subprocess.Popen([sys.executable, "-c", WHO_DIES, folder], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        theirs = other.stdout.readline().strip()
        other.send_signal(signal.SIGKILL)
    server = EmbeddedServer(folder)
    assert server.start() == theirs  # it is joined
    server.stop()
    assert not (folder / "postmaster.pid").exists()


def test_after_a_crash_another_programs_number_is_not_taken_for_the_servers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crashed") / "postgres"
    server = EmbeddedServer(folder)
    server.start()
    server.stop()
    noted = folder / "postmaster.pid"
    left = f"{os.getpid()}\n{folder}\n1700000000\n5432\n{folder}\n\n  1  2\nready\n"
    for text_left in (left, "4194304999\n"):
        noted.write_text(text_left)
        if os.geteuid() == 0:
            shutil.chown(noted, folder.owner())
        (folder / ".handle_pids.json").write_text("[1, 2")
        server = EmbeddedServer(folder)
        engine = create_engine(with_driver(server.start()), poolclass=NullPool)
        with engine.connect() as c:
            assert c.scalar(text("SELECT 1")) == 1
        server.stop()
        assert not noted.exists()


@pytest.mark.parametrize("name", ["my data", "a;b", "$HOME", "it's"])
def test_a_path_that_a_shell_would_read_otherwise_is_refused_in_a_sentence(tmp_path, name):
    with pytest.raises(FolderUnusable, match="cannot be given"):
        EmbeddedServer(tmp_path / name / "postgres").start()
    assert list(tmp_path.iterdir()) == []


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
