"""Installing the directory and the people who sit at its desks."""

import pytest

from engine.domain.actors import SYSTEM, Actor
from engine.domain.data_classes import MatrixWrong
from engine.domain.directory import DirectoryWrong
from engine.errors import Forbidden, NotFound
from engine.services.installing.commands import InstallDirectory, SeatPerson
from engine.services.installing.files import read_directory, read_matrix
from engine.yaml_text import BrokenYaml
from tests.services.town import DIRECTORY

LISTED = b"""
municipalities: [{id: ee-tartu, name: Tartu, country: EE, zone: Europe/Tallinn}]
organisations:
  - {id: police, name: Police, desks: [{role: police, municipalities: [ee-tartu], email: new@town.example}]}
"""


def desks(town):
    return {row.id: row for row in town.rows("SELECT id, email, active FROM desk")}


def sits_at(town, who):
    rows = town.rows("SELECT desk_id FROM membership WHERE account_id = :who AND valid_to IS NULL", who=who)
    return {row.desk_id for row in rows}


def test_what_is_no_longer_listed_becomes_inactive_and_comes_back(town):
    town.engine.execute(InstallDirectory(read_directory(LISTED)), SYSTEM)
    assert {id_ for id_, desk in desks(town).items() if desk.active} == {"police.police"}
    assert desks(town)["police.police"].email == "new@town.example"
    town.engine.execute(InstallDirectory(DIRECTORY), SYSTEM)
    assert all(desk.active for desk in desks(town).values())


def test_a_person_sits_at_the_desks_that_were_said_last(town):
    town.engine.execute(SeatPerson("gita", "Gita", ("police.police",)), SYSTEM)
    town.engine.execute(SeatPerson("gita", "Gita", ("city.child_protection",)), SYSTEM)
    assert sits_at(town, "gita") == {"city.child_protection"}
    town.engine.execute(SeatPerson("gita", "Gita", ()), SYSTEM)
    assert sits_at(town, "gita") == set()


def test_nobody_sits_at_a_desk_that_does_not_exist(town):
    with pytest.raises(NotFound, match="no desk"):
        town.engine.execute(SeatPerson("hugo", "Hugo", ("nowhere.police",)), SYSTEM)
    assert town.rows("SELECT 1 FROM account WHERE id = 'hugo'") == []


@pytest.mark.parametrize("command", [InstallDirectory(DIRECTORY), SeatPerson("bob", "Bob", ("police.police",))])
def test_only_operators_install(town, command):
    with pytest.raises(Forbidden):
        town.engine.execute(command, Actor("bob"))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"municipalities: []", "“organisations” is missing"),
        (b"- a", "here names and values are expected"),
        (LISTED.replace(b"role: police", b"role: sheriff"), "police.sheriff: there is no role sheriff."),
        (LISTED.replace(b"[ee-tartu]", b"[ee-narva]"), "there is no municipality ee-narva."),
    ],
)
def test_a_mistake_in_the_directory_is_told(content, complaint):
    with pytest.raises((BrokenYaml, DirectoryWrong)) as refused:
        read_directory(content)
    assert complaint in str(refused.value)


def test_a_mistake_in_the_matrix_is_told():
    with pytest.raises(MatrixWrong) as refused:
        read_matrix(b"classes: {C1: {engine: true, sealed: false, levels: {police: everything}}}")
    assert "everything is no level (police)" in str(refused.value)
