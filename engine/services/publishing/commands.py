"""What publishing is asked for, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from engine.bpmn import Problem


@dataclass(frozen=True, slots=True)
class PathwayFiles:
    """The files of one pathway by their paths within its folder; `key` is the folder's name."""

    key: str
    files: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PublishDeployment:
    """Publish pathways together: all of them or, where one is refused, none."""

    pathways: tuple[PathwayFiles, ...]


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """What became of one pathway; the same content is published once (then `is_new` is false)."""

    key: str
    version: int
    deployment_id: UUID
    is_new: bool
    warnings: tuple[Problem, ...] = ()
