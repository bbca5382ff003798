"""The queue's tables and functions, as SQL for the database's migration."""

from pathlib import Path

from procrastinate.schema import SchemaManager

BESIDE = Path(__file__).with_name("schema.sql")


def schema() -> tuple[tuple[str, str], ...]:
    """The scripts by name, in order; each runs once per database, as the owner of the tables.

    They need the roles koosrada_app, koosrada_engine and koosrada_worker and the schema `public`. Each script is many
    statements and holds per cent signs: it runs without parameters.
    """
    return (
        ("procrastinate-3.10", SchemaManager.get_schema()),
        ("procrastinate-3.10-koosrada", BESIDE.read_text(encoding="utf-8")),
    )
