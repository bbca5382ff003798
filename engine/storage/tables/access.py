"""What opens rows beyond the network: grants, disclosures, and the matrix of data classes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, one_of, ref


class AccessGrant(Base):
    """Break-glass (self-made, at most 60 minutes) or an answered request (made by the owner)."""

    __tablename__ = "access_grant"
    __table_args__ = (
        one_of("kind", "break_glass", "request"),
        one_of("ground", "threat_to_life", "missing_child", "duty_out_of_hours", "request"),
        CheckConstraint("length(btrim(reason)) >= 30", name="reason_is_a_sentence"),
        CheckConstraint("(kind = 'request') = (ground = 'request')", name="request_is_the_ground_of_a_request"),
        CheckConstraint(
            "kind <> 'break_glass' OR valid_to <= valid_from + interval '60 min'", name="break_glass_is_short"
        ),
        Index("access_grant_case_account_idx", "case_id", "account_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    account_id: Mapped[str] = ref("account.id")
    case_id: Mapped[UUID] = ref("case_.id")
    data_class: Mapped[str]
    ground: Mapped[str]
    reason: Mapped[str]
    granted_by: Mapped[str] = ref("account.id")
    valid_from: Mapped[datetime] = mapped_column(server_default=func.now())
    valid_to: Mapped[datetime]


class Disclosure(Base):
    """One stored field value opened to one desk, on a ground. It never crosses the wall between the sides."""

    __tablename__ = "disclosure"

    answer_id: Mapped[UUID] = ref("answer.id", primary_key=True)
    desk_id: Mapped[str] = ref("desk.id", primary_key=True, index=True)
    case_id: Mapped[UUID] = ref("case_.id", index=True)
    ground: Mapped[str]
    disclosed_at: Mapped[datetime] = mapped_column(server_default=func.now())


class ClassRule(Base):
    """One cell of the matrix: what a role may see of a data class. No row, no access."""

    __tablename__ = "class_rule"

    data_class: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[str]


class DataKey(Base):
    """The wrapped key of one case, person or root instance. Deleting the row makes all that it sealed unreadable."""

    __tablename__ = "data_key"

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    kek_id: Mapped[int] = mapped_column(index=True)
    wrapped: Mapped[bytes]
