"""Cases and the keys by which other systems know them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, one_of, ref


class Case(Base):
    """One pathway of one matter. `reference` is random, in upper case, no running number; `cycle` counts from 1."""

    __tablename__ = "case_"
    __table_args__ = (one_of("status", "active", "closed"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    pathway_key: Mapped[str]
    municipality_id: Mapped[str] = ref("municipality.id")
    owner_desk_id: Mapped[str] = ref("desk.id", index=True)
    reference: Mapped[str] = mapped_column(unique=True)
    status: Mapped[str] = mapped_column(server_default="active")
    cycle: Mapped[int] = mapped_column(server_default="1")
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class CaseKey(Base):
    """A key of another system: its signal opens at most one case of a pathway (the primary key settles the race)."""

    __tablename__ = "case_key"

    pathway_key: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = ref("case_.id", index=True)


class CaseSide(Base):
    """One person, one side per case, for ever: the primary key says so and rows are never changed."""

    __tablename__ = "case_side"
    __table_args__ = (one_of("side", "neutral", "victim", "offender"),)

    case_id: Mapped[UUID] = ref("case_.id", primary_key=True)
    account_id: Mapped[str] = ref("account.id", primary_key=True)
    side: Mapped[str]
