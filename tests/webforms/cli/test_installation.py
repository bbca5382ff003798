"""An installation of one's own, with the embedded database."""

import shutil
import tempfile
from pathlib import Path

import pytest

from engine import clock
from tests.webforms.cli.asking import ROOT, koosrada
from webforms.cli.installation import installation


@pytest.fixture
def laptop(monkeypatch):
    """A laptop without any server; its folder lies where the database's own user may go."""
    folder = Path(tempfile.mkdtemp(prefix="koosrada-test-"))
    for name in ("DATABASE_URL", "KOOSRADA_KEK_FILE", "MAIL_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KOOSRADA_DATA", str(folder))
    monkeypatch.chdir(ROOT)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_the_embedded_database_comes_and_goes_with_the_commands(laptop):
    told = koosrada("migrate")
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith(f"Database      embedded, in {laptop}")
    assert koosrada("incident", "list").stdout == "no incident is open\n"
    assert not (laptop / "postgres" / "postmaster.pid").exists()


def test_a_command_happens_at_one_instant_of_the_installations_clock(practice):
    with installation() as here:
        assert here.engine.clock_offset().total_seconds() == 0
        assert clock.now() == clock.now()
    koosrada("demo", "clock", "+2d")
    before = clock.now()
    with installation():
        assert (clock.now() - before).days == 2


def test_what_it_shows_holds_no_password(practice):
    with installation() as here:
        assert here.url not in repr(here)
        assert "environ" not in repr(here)
