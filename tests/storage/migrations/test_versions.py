"""The migrations make the tables that the models describe."""

from sqlalchemy import text

from engine.storage.tables import Base
from tests import databases

CATALOG = {
    "columns": """SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default, is_identity
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'""",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}


def catalog(connection):
    """All that the database knows of our tables."""
    return {
        kind: {tuple(row) for row in connection.execute(text(sql)) if row[0] in Base.metadata.tables}
        for kind, sql in CATALOG.items()
    }


def test_the_models_and_the_migrations_make_the_same_tables(admin):
    with databases.empty_database() as database, database.admin().begin() as c:
        Base.metadata.create_all(c)
        by_models = catalog(c)
    with admin.connect() as c:
        by_migrations = catalog(c)
    for kind in CATALOG:
        assert by_migrations[kind] == by_models[kind]
