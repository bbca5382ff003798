"""The people whom cases are about."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, one_of, ref


class Person(Base):
    """Name and national id are sealed with the person's own data key; the blind index finds an exact national id."""

    __tablename__ = "person"
    __table_args__ = (
        Index(
            "person_national_id_index_key",
            "national_id_index",
            unique=True,
            postgresql_where=text("national_id_index IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[bytes]
    national_id: Mapped[bytes | None]
    national_id_index: Mapped[bytes | None]


class Party(Base):
    """A person's side in a case. `kind` is what she is there: victim, person responsible, child, contact and so on."""

    __tablename__ = "party"
    __table_args__ = (one_of("side", "neutral", "victim", "offender"), UniqueConstraint("id", "case_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = ref("case_.id", index=True)
    person_id: Mapped[UUID] = ref("person.id", index=True)
    side: Mapped[str]
    kind: Mapped[str]


class ProtectedContact(Base):
    """Addresses and phones that may cost a life. Never joined, merged, mapped, mailed or indexed. `value` is sealed."""

    __tablename__ = "protected_contact"
    __table_args__ = (one_of("kind", "address", "phone", "location", "safe_contact"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = ref("person.id", index=True)
    kind: Mapped[str]
    value: Mapped[bytes]
    recorded_at: Mapped[datetime] = mapped_column(server_default=func.now())
