"""What every table keeps to, so that policies stay cheap and rows are found by their case."""

import pytest
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, JSONB, TIMESTAMP, UUID
from sqlalchemy.types import BigInteger, Boolean, Integer, LargeBinary, Text, Uuid

from engine.storage.tables import Base

TYPES = (ARRAY, BYTEA, JSONB, TIMESTAMP, UUID, BigInteger, Boolean, Integer, LargeBinary, Text, Uuid)
TABLES = sorted(Base.metadata.tables)
NOT_LEAKPROOF = """
    SELECT DISTINCT i.indexrelid::regclass::text || ' ' || p.oprname
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid AND t.relnamespace = 'public'::regnamespace
      CROSS JOIN unnest(i.indclass) opclass JOIN pg_opclass o ON o.oid = opclass
      JOIN pg_amop a ON a.amopfamily = o.opcfamily AND a.amoplefttype = o.opcintype AND a.amoprighttype = o.opcintype
      JOIN pg_operator p ON p.oid = a.amopopr JOIN pg_proc f ON f.oid = p.oprcode
    WHERE NOT f.proleakproof AND p.oprname IN ('=', '<')"""


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_of_types_that_policies_can_be_asked_about(table):
    for column in Base.metadata.tables[table].columns:
        assert isinstance(column.type, TYPES), column.name
        if isinstance(column.type, TIMESTAMP):
            assert column.type.timezone


@pytest.mark.parametrize("table", [name for name in TABLES if "case_id" in Base.metadata.tables[name].columns])
def test_rows_are_found_by_their_case(table):
    found = Base.metadata.tables[table]
    leading = [index.columns.keys()[0] for index in found.indexes]
    assert "case_id" in [*leading, found.primary_key.columns.keys()[0]]


def test_every_index_is_searched_by_leakproof_operators(admin):
    with admin.connect() as c:
        assert c.scalars(text(NOT_LEAKPROOF)).all() == []


def test_class_and_side_are_said_by_whoever_writes_a_row():
    classed = {name for name, table in Base.metadata.tables.items() if "audience" in table.columns}
    assert classed == {"user_task", "answer", "document", "activity", "decision_taken"}
    for table in classed:
        for name in ("data_class", "side"):
            column = Base.metadata.tables[table].columns[name]
            assert not column.nullable
            assert column.server_default is None


def test_an_insert_asks_nothing_back(admin):
    assert not any(mapper.eager_defaults for mapper in Base.registry.mappers)  # RETURNING needs the right to read
