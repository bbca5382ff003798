"""Loading the matrix of data classes into the database, where the policies read it."""

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from engine.domain.data_classes import Matrix
from engine.storage.roles import membership_of_all_roles
from engine.storage.urls import with_driver

_ONE_AT_A_TIME = text("LOCK TABLE class_rule IN SHARE ROW EXCLUSIVE MODE")
_CLEAR = text("DELETE FROM class_rule")
_LOAD = text("INSERT INTO class_rule (data_class, role, level) VALUES (:data_class, :role, :level)")


def load_matrix(url: str, matrix: Matrix) -> None:
    """Replace the matrix in the database at `url` (an administrator's), in one transaction."""
    rows = [{"data_class": c, "role": role, "level": level} for c, role, level in matrix.rules()]
    engine = create_engine(with_driver(url), poolclass=NullPool)
    with engine.begin() as connection, membership_of_all_roles(connection):
        connection.execute(text("SET LOCAL ROLE koosrada_owner"))
        connection.execute(_ONE_AT_A_TIME)
        connection.execute(_CLEAR)
        connection.execute(_LOAD, rows)
        connection.execute(text("RESET ROLE"))
