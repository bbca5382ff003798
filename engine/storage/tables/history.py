"""What happened in an instance: its timeline, and the decisions taken."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, Classed, classed, one_of, ref


class Activity(Classed, Base):
    """An element that was entered, completed or cancelled. `number` keeps the order in which it happened."""

    __tablename__ = "activity"
    __table_args__ = (
        *classed(),
        one_of("what", "entered", "completed", "cancelled"),
        Index("activity_case_idx", "case_id", "at", "number"),
        Index("activity_instance_idx", "instance_id", "number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Identity(always=True))
    instance_id: Mapped[UUID] = ref("process_instance.id")
    case_id: Mapped[UUID | None] = ref("case_.id")
    desk_id: Mapped[str | None] = ref("desk.id")
    task_id: Mapped[UUID]
    element_id: Mapped[str]
    what: Mapped[str]
    at: Mapped[datetime]


class DecisionTaken(Classed, Base):
    """A decision of a business rule task. `rules`: [[decision id, rule number from 1], …]; no values of inputs."""

    __tablename__ = "decision_taken"
    __table_args__ = (
        *classed(),
        Index("decision_taken_case_idx", "case_id", "decision_id", "number"),
        Index("decision_taken_instance_idx", "instance_id", "number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Identity(always=True))
    instance_id: Mapped[UUID] = ref("process_instance.id")
    case_id: Mapped[UUID | None] = ref("case_.id")
    desk_id: Mapped[str | None] = ref("desk.id")
    element_id: Mapped[str]
    decision_id: Mapped[str]
    rules: Mapped[list[Any]] = mapped_column(JSONB)
    at: Mapped[datetime]
