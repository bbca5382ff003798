"""Rows of a question."""

from typing import Any


def rows(connection: Any, question: str, **given: Any) -> list[Any]:
    """All rows, with their columns as attributes; parameters are written `%(name)s`."""
    found: list[Any] = connection.exec_driver_sql(question, given).all()
    return found


def first(connection: Any, question: str, **given: Any) -> Any | None:
    """The first row, if there is one."""
    return connection.exec_driver_sql(question, given).first()
