"""A house with the invented pathway, for all tests of this folder that look at one telling each."""

import pytest

from engine.scenarios.folders import read_folder
from engine.scenarios.sandbox import Sandbox
from engine.services.installing.files import read_directory, read_matrix
from tests.databases import server
from tests.scenarios.home_visit import SURROUNDINGS, written


@pytest.fixture(scope="session")
def sandbox():
    directory = read_directory((SURROUNDINGS / "organisations.yaml").read_bytes())
    matrix = read_matrix((SURROUNDINGS / "data-classes.yaml").read_bytes())
    with Sandbox(server(), directory, matrix) as made:
        yield made


@pytest.fixture(scope="session")
def house(sandbox, tmp_path_factory):
    folder = read_folder(written(tmp_path_factory.mktemp("processes")))
    with sandbox.with_pathways([folder.pathway]) as made:
        yield made
