"""Many rows go as one JSON parameter, and arrive as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from engine.storage.repositories.json_rows import insert, packed, rows_of
from tests.databases import empty_database

COLUMNS = {"id": "uuid", "name": "text", "sealed": "bytea", "number": "int", "at": "timestamptz", "facts": "jsonb"}
NO_ZERO = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.uuids(),
            "name": st.none() | NO_ZERO,
            "sealed": st.none() | st.binary(),
            "number": st.none() | st.integers(-(2**31), 2**31 - 1),
            "facts": st.dictionaries(NO_ZERO, st.integers(0, 9) | NO_ZERO, max_size=3),
        }
    ),
    max_size=5,
    unique_by=lambda row: str(row["id"]),
)


@pytest.fixture(scope="module")
def connection():
    with empty_database() as database, database.admin().connect() as opened:
        columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
        opened.execute(text(f"CREATE TEMPORARY TABLE kept ({columns})"))
        yield opened


@given(rows=ROWS)
def test_what_goes_in_comes_out(connection, rows):
    connection.execute(text("DELETE FROM kept"))
    connection.execute(insert("kept", COLUMNS), {"rows": packed(rows)})
    kept = {row.id: row for row in connection.execute(text("SELECT * FROM kept"))}
    assert len(kept) == len(rows)
    for row in rows:
        found = kept[row["id"]]
        assert {name: getattr(found, name) for name in row} == row
        assert found.at is None


def test_a_column_that_is_not_given_is_empty(connection):
    asked = text(f"SELECT name, number FROM {rows_of({'name': 'text', 'number': 'int'})}")
    assert connection.execute(asked, {"rows": packed([{"name": "a"}])}).all() == [("a", None)]


def test_no_row_is_no_row(connection):
    connection.execute(text("DELETE FROM kept"))
    connection.execute(insert("kept", COLUMNS), {"rows": packed([])})
    assert connection.execute(text("SELECT 1 FROM kept")).all() == []
