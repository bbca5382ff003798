"""Many rows as one parameter: a JSON array, read by the database as a table; bytes in it are hexadecimal."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import TextClause, text

Rows = Sequence[Mapping[str, Any]]


def rows_of(columns: Mapping[str, str], parameter: str = "rows") -> str:
    """The parameter's rows as a table `u` with these columns and types."""
    kinds = ", ".join(f"{name} {'text' if kind == 'bytea' else kind}" for name, kind in columns.items())
    return f"json_to_recordset(CAST(:{parameter} AS json)) AS u ({kinds})"


def insert_sql(table: str, columns: Mapping[str, str], tail: str = "", parameter: str = "rows") -> str:
    """`INSERT` of any number of rows."""
    values = ", ".join(f"decode(u.{name}, 'hex')" if kind == "bytea" else f"u.{name}" for name, kind in columns.items())
    names = ", ".join(columns)
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {rows_of(columns, parameter)} {tail}"  # noqa: S608


def insert(table: str, columns: Mapping[str, str], tail: str = "") -> TextClause:
    """A statement of its own that inserts the parameter `rows`."""
    return text(insert_sql(table, columns, tail))


def packed(rows: Rows) -> str:
    """The parameter."""
    return orjson.dumps(rows, default=bytes.hex).decode()
