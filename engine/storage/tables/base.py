"""What every table shares: types, names of constraints, references, periods and access marks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, MetaData, Text, func
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

CONVENTION = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "ck": "%(table_name)s_%(constraint_name)s",
}


class Base(DeclarativeBase):
    """The engine's tables.

    Codes are text and never enum types: comparing an enum is not leakproof, so policies would run on every row first.
    """

    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012  RETURNING needs the right to read what one may only write
    metadata = MetaData(naming_convention=CONVENTION)
    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads it from the class
        datetime: TIMESTAMP(timezone=True),
        str: Text,
        list[str]: ARRAY(Text),
        dict[str, Any]: JSONB,
    }


def ref(target: str, **options: Any) -> Any:
    """A column that refers to `target` ("table.column")."""
    return mapped_column(ForeignKey(target), **options)


def one_of(column: str, *codes: str) -> CheckConstraint:
    """The codes that a text column may hold."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_is_known")


class Period:
    """Half open: from <= now < to; an empty `valid_to` means still running. Always by the database's clock."""

    valid_from: Mapped[datetime] = mapped_column(server_default=func.now())
    valid_to: Mapped[datetime | None]


class Classed:
    """What every row with personal data carries, so that one predicate serves all of them.

    `data_class` is one of C1 ... C9; `side` is all, neutral, victim or offender; `parts` names the levels that open it
    (summary, outcome_only, contact_only, consent_rep, client); `subject_id` is the party it is about; `audience` is
    network, or leader (then only the author's desk and the desk that owns the case). There are no defaults for class
    and side: who writes says them.
    """

    data_class: Mapped[str]
    side: Mapped[str]
    parts: Mapped[list[str]] = mapped_column(server_default="{}")
    subject_id: Mapped[UUID | None] = ref("party.id")
    audience: Mapped[str] = mapped_column(server_default="network")


def classed() -> tuple[CheckConstraint, CheckConstraint]:
    """The checks that go with `Classed`."""
    return one_of("side", "all", "neutral", "victim", "offender"), one_of("audience", "network", "leader")
