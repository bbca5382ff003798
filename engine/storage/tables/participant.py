"""Desks in a case's network."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, Period, one_of, ref


class Participant(Period, Base):
    """A desk in a case. `party_id` is whom it serves, or is; `need_to_know` the table row of its invitation.

    With the scope own_tasks it sees its own rows and what was disclosed to it, and nobody else of the network.
    """

    __tablename__ = "participant"
    __table_args__ = (one_of("side", "neutral", "victim", "offender"), one_of("scope", "case", "own_tasks"))

    case_id: Mapped[UUID] = ref("case_.id", primary_key=True)
    desk_id: Mapped[str] = ref("desk.id", primary_key=True, index=True)
    side: Mapped[str]
    scope: Mapped[str] = mapped_column(server_default="case")
    party_id: Mapped[UUID | None] = ref("party.id")
    need_to_know: Mapped[UUID | None]
