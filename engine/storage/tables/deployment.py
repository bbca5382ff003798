"""Published sets of files, and what they define."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.tables.base import Base, one_of, ref


class Deployment(Base):
    """Version n of a pathway key, immutable; `content_sha256` (hexadecimal) tells whether anything changed."""

    __tablename__ = "deployment"
    __table_args__ = (UniqueConstraint("pathway_key", "version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    pathway_key: Mapped[str]
    version: Mapped[int]
    content_sha256: Mapped[str]
    published_by: Mapped[str | None] = ref("account.id")
    published_at: Mapped[datetime] = mapped_column(server_default=func.now())


class DeploymentFile(Base):
    """One file of a deployment, byte for byte; `path` is relative to the pathway's folder."""

    __tablename__ = "deployment_file"

    deployment_id: Mapped[UUID] = ref("deployment.id", primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class ProcessDefinition(Base):
    """A process of a deployment; at most one of each id is the latest."""

    __tablename__ = "process_definition"
    __table_args__ = (
        Index("process_definition_latest_key", "process_id", unique=True, postgresql_where=text("latest")),
    )

    deployment_id: Mapped[UUID] = ref("deployment.id", primary_key=True)
    process_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    latest: Mapped[bool]


class DecisionDefinition(Base):
    """A decision of a deployment; at most one of each id is the latest."""

    __tablename__ = "decision_definition"
    __table_args__ = (
        Index("decision_definition_latest_key", "decision_id", unique=True, postgresql_where=text("latest")),
    )

    deployment_id: Mapped[UUID] = ref("deployment.id", primary_key=True)
    decision_id: Mapped[str] = mapped_column(primary_key=True)
    latest: Mapped[bool]


class StartSubscription(Base):
    """A start event of a latest definition; `name` is of its message or signal. A timer has a row per municipality."""

    __tablename__ = "start_subscription"
    __table_args__ = (
        ForeignKeyConstraint(
            ["deployment_id", "process_id"],
            ["process_definition.deployment_id", "process_definition.process_id"],
            name="start_subscription_definition_fkey",
        ),
        one_of("kind", "none", "timer", "signal", "message"),
        UniqueConstraint("process_id", "element_id", "municipality_id", postgresql_nulls_not_distinct=True),
        Index("start_subscription_name_idx", "kind", "name"),
        Index("start_subscription_due_idx", "next_due_at", postgresql_where=text("next_due_at IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    deployment_id: Mapped[UUID]
    process_id: Mapped[str]
    element_id: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str | None]
    form_id: Mapped[str | None]
    municipality_id: Mapped[str | None] = ref("municipality.id")
    next_due_at: Mapped[datetime | None]
