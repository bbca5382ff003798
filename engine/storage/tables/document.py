"""Documents of a case."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, Classed, classed, ref


class Document(Classed, Base):
    """A file of a case. `title` and `content` are sealed; `sha256` is of the plain content."""

    __tablename__ = "document"
    __table_args__ = classed()

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = ref("case_.id", index=True)
    desk_id: Mapped[str | None] = ref("desk.id")
    media_type: Mapped[str]
    title: Mapped[bytes]
    content: Mapped[bytes | None]
    sha256: Mapped[bytes | None]
    created_at: Mapped[datetime]
