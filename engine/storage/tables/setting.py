"""Settings of the engine that live in the database."""

from typing import Any

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base


class EngineSetting(Base):
    """A named value, such as the clock's offset in practice mode."""

    __tablename__ = "engine_setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB)
