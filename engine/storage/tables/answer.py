"""What people typed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, Classed, classed, ref


class Answer(Classed, Base):
    """One change of one field, kept as it was typed, with the form that asked. The latest of a field counts.

    `field_path` is the field's key, or table and column with a dot between; `row_id` and `row_index` (from 1) name the
    row of a table. The value is `sealed` (data key of the case, else of the root instance) or, for a closed type,
    `value` in JSON; both are empty for a field that was emptied. An answer without a case is visible to the desk that
    gave it.
    """

    __tablename__ = "answer"
    __table_args__ = (
        *classed(),
        CheckConstraint("num_nonnulls(sealed, value) <= 1", name="value_is_given_once"),
        ForeignKeyConstraint(
            ["instance_id", "case_id"],
            ["process_instance.id", "process_instance.case_id"],
            name="answer_instance_of_case_fkey",
        ),
        ForeignKeyConstraint(
            ["subject_id", "case_id"], ["party.id", "party.case_id"], name="answer_subject_of_case_fkey"
        ),
        Index("answer_case_field_idx", "case_id", "field_path", "recorded_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID | None] = ref("case_.id")
    instance_id: Mapped[UUID] = ref("process_instance.id", index=True)
    task_id: Mapped[UUID | None] = ref("user_task.id", index=True)
    desk_id: Mapped[str] = ref("desk.id")
    account_id: Mapped[str] = ref("account.id")
    form_deployment_id: Mapped[UUID] = ref("deployment.id")
    form_id: Mapped[str]
    field_path: Mapped[str]
    row_id: Mapped[UUID | None]
    row_index: Mapped[int | None]
    recorded_at: Mapped[datetime]
    sealed: Mapped[bytes | None]
    value: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
