"""Organisations and their desks."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, ref


class Organisation(Base):
    """An institution that takes part in cases."""

    __tablename__ = "organisation"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


class Desk(Base):
    """One role in one organisation; `organisation_id` is empty for one guest's own desk."""

    __tablename__ = "desk"
    __table_args__ = (UniqueConstraint("organisation_id", "role"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    organisation_id: Mapped[str | None] = ref("organisation.id")
    role: Mapped[str]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    active: Mapped[bool] = mapped_column(server_default="true")


class DeskMunicipality(Base):
    """Which municipalities a desk serves."""

    __tablename__ = "desk_municipality"

    desk_id: Mapped[str] = ref("desk.id", primary_key=True)
    municipality_id: Mapped[str] = ref("municipality.id", primary_key=True, index=True)
