"""People who sign in, and where they sit."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, Period, ref


class Account(Base):
    """A person who works here, or a guest (whose name only she herself may read)."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None]
    active: Mapped[bool] = mapped_column(server_default="true")
    guest: Mapped[bool] = mapped_column(server_default="false")


class Membership(Period, Base):
    """Sitting at a desk. Leave: a second, dated row whose `stands_in_for` is the absent colleague."""

    __tablename__ = "membership"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[str] = ref("account.id", index=True)
    desk_id: Mapped[str] = ref("desk.id", index=True)
    stands_in_for: Mapped[str | None] = ref("account.id")
