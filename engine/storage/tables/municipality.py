"""Municipalities."""

from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, one_of


class Municipality(Base):
    """Where cases are; `country` is EE or LV, `zone` the name of its time zone. `active` ones get starts by timer."""

    __tablename__ = "municipality"
    __table_args__ = (one_of("country", "EE", "LV"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    country: Mapped[str]
    zone: Mapped[str]
    active: Mapped[bool] = mapped_column(server_default="true")
