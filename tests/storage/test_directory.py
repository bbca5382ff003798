"""The directory and the matrix in the database are the ones that were loaded; what leaves them is kept, inactive."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.domain.directory import Directory
from engine.storage.connecting import transaction
from engine.storage.directory import load_directory
from engine.storage.matrix import load_matrix
from tests.storage.matrices import matrix

PLAIN: dict[str, Any] = {
    "municipalities": [
        {"id": "ee-tartu", "name": "Tartu", "country": "EE", "zone": "Europe/Tallinn"},
        {"id": "lv-valmiera", "country": "LV", "zone": "Europe/Riga"},
    ],
    "organisations": [
        {
            "id": "tartu-probation",
            "name": "Probation",
            "desks": [
                {"role": "probation_officer", "municipalities": ["ee-tartu"], "email": "p@tartu.example"},
                {"role": "duty_manager"},
            ],
        }
    ],
}
SMALLER = {
    "municipalities": PLAIN["municipalities"][:1],
    "organisations": [
        PLAIN["organisations"][0] | {"desks": [{"role": "duty_manager", "municipalities": ["ee-tartu"]}]}
    ],
}


def listed(engine):
    with transaction(engine, "engine") as c:
        municipalities = c.execute(text("SELECT id, active FROM municipality ORDER BY id")).all()
        desks = c.execute(text("SELECT id, active FROM desk ORDER BY id")).all()
        serves = c.execute(text("SELECT desk_id, municipality_id FROM desk_municipality ORDER BY 1")).all()
    return [list(map(tuple, rows)) for rows in (municipalities, desks, serves)]


def test_a_directory_is_loaded_again_and_again(web):
    officer, manager = "tartu-probation.probation_officer", "tartu-probation.duty_manager"
    whole = [
        [("ee-tartu", True), ("lv-valmiera", True)],
        [(manager, True), (officer, True)],
        [(officer, "ee-tartu")],
    ]
    for plain, expected in (
        (PLAIN, whole),
        (PLAIN, whole),
        (
            SMALLER,
            [
                [("ee-tartu", True), ("lv-valmiera", False)],
                [(manager, True), (officer, False)],
                [(manager, "ee-tartu")],
            ],
        ),
        (PLAIN, whole),
    ):
        with transaction(web, "engine") as c:
            load_directory(c, Directory.of(plain))
        assert listed(web) == expected


def test_a_guests_desk_stays_when_the_directory_is_loaded(web):
    with transaction(web, "engine") as c:
        c.execute(text("INSERT INTO desk (id, role) VALUES ('guest-1', 'victim')"))
        load_directory(c, Directory.of(PLAIN))
        assert c.scalar(text("SELECT active FROM desk WHERE id = 'guest-1'"))


def test_a_person_does_not_change_the_directory(web):
    with pytest.raises(DBAPIError, match="permission denied"), transaction(web, "app", "alice") as c:
        load_directory(c, Directory.of(PLAIN))


def test_the_matrix_in_the_database_is_the_one_that_was_loaded_last(database, web):
    for _ in range(2):
        load_matrix(database.url, matrix())
    with transaction(web, "app", "alice") as c:
        rows = c.execute(text("SELECT data_class, role, level FROM class_rule")).all()
    assert {tuple(row) for row in rows} == set(matrix().rules())
