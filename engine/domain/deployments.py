"""Deployments: immutable sets of files, published together."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Deployment:
    """Version n of a pathway key."""

    id: UUID
    pathway_key: str
    version: int
    content_sha256: str


def content_hash(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of a set of files (path to content), in hexadecimal digits; the order does not matter.

    >>> content_hash({"a": b"1", "b": b"2"}) == content_hash({"b": b"2", "a": b"1"})
    True
    """
    total = sha256()
    for path in sorted(files):
        for part in (path.encode(), files[path]):
            total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()
