"""One database per module. `web` is what the application may open, `admin` passes every policy."""

import pytest

from tests import databases


@pytest.fixture(scope="module")
def database():
    with databases.database() as made:
        yield made


@pytest.fixture(scope="module")
def admin(database):
    return database.admin()


@pytest.fixture(scope="module")
def web(database):
    return database.engine("web")


@pytest.fixture(scope="module")
def worker(database):
    return database.engine("worker")
