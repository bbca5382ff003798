"""What publishing writes, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LatestVersion:
    """The newest deployment of a pathway."""

    id: UUID
    key: str
    version: int
    content_sha256: str


@dataclass(frozen=True, slots=True)
class StartRow:
    """A start event. `kind` is none, message, signal or timer; a timer has a row and an instant per municipality."""

    process_id: str
    element_id: str
    kind: str
    name: str | None = None
    form_id: str | None = None
    municipality: str | None = None
    next_due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """A deployment that becomes the latest of its pathway. `processes` are names by id."""

    id: UUID
    key: str
    version: int
    content_sha256: str
    published_by: str | None
    files: Mapping[str, bytes] = field(repr=False)
    processes: Mapping[str, str]
    decisions: tuple[str, ...]
    starts: tuple[StartRow, ...]
