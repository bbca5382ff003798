"""Installations for the command line: an empty one, and one for practice that a module shares."""

import re

import pytest

from engine.storage.scratch import scratch_database
from tests import databases
from tests.webforms.cli.asking import ROOT, koosrada


class Place:
    """An installation as the environment names it."""

    def __init__(self, database, folder):
        self.database = database
        self.folder = folder
        self.environment = {
            "DATABASE_URL": database.url, "KOOSRADA_DATA": str(folder), "MAIL_URL": "", "KOOSRADA_KEK_FILE": "",
        }  # fmt: skip
        self.references = []
        self.said = ""

    def enter(self, monkeypatch):
        """From here on it is the one that the environment names, seen from the project's folder."""
        monkeypatch.chdir(ROOT)
        for name, value in self.environment.items():
            monkeypatch.setenv(name, value)
        return self

    def rows(self, sql, **parameters):
        """What the database holds, past every policy."""
        with self.database.admin().connect() as connection:
            return connection.exec_driver_sql(sql, parameters).all()


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An installation that nobody prepared yet."""
    with databases.empty_database() as made:
        yield Place(made, tmp_path).enter(monkeypatch)


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """What `koosrada demo` makes; nobody changes it."""
    with databases.empty_database() as made, pytest.MonkeyPatch.context() as monkeypatch:
        place = Place(made, tmp_path_factory.mktemp("practice")).enter(monkeypatch)
        answer = koosrada("demo")
        assert answer.exit_code == 0, answer.output
        made.close()
        yield place, answer.stdout


@pytest.fixture(scope="module")
def made_for_practice(example):
    """A copy of it for a module."""
    prototype, said = example
    with scratch_database(databases.server(), prototype.database.url) as url:
        place = Place(databases.Database(url), prototype.folder)
        place.references = re.findall(r"^  (TUKO-\w+)", said, re.MULTILINE)
        place.said = said
        yield place
        place.database.close()


@pytest.fixture
def practice(made_for_practice, monkeypatch):
    """The installation for practice of this module: a change stays for the tests that follow."""
    return made_for_practice.enter(monkeypatch)
