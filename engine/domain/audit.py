"""The audit trail as values: how a link is spelled, hashed and checked.

One hash chain per case. Changes are links of their own; reads are sealed in batches, as one link with a digest. What is
stored is what is hashed: ids and codes only, never a name or a value.
"""

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

ACTIONS = ("collect", "alter", "consult", "disclose", "combine", "erase")  # LED art. 25(1)
SEAL = "seal"
GENERAL = UUID(int=0)  # the chain of what happened in no case


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a case's chain; `seq` counts from 1."""

    seq: int
    at: datetime
    body: str
    hash: bytes


@dataclass(frozen=True, slots=True)
class Read:
    """A page that showed a case."""

    id: UUID
    at: datetime
    body: str


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a case's chain."""

    case_id: UUID
    seq: int
    hash: bytes


def body(*, actor: str | None, action: str, **facts: object) -> str:
    """The one exact spelling of an entry.

    >>> body(actor="alice", action="alter", task="t1")
    '{"action":"alter","actor":"alice","task":"t1"}'
    """
    if action not in ACTIONS:
        raise ValueError(f"{action!r} is not an action of LED art. 25")
    return _spell({"actor": actor, "action": action, **facts})


def seal_body(reads: Sequence[Read]) -> str:
    """The entry that seals these reads (ordered by id)."""
    return _spell({"action": SEAL, "reads": len(reads), "digest": digest(reads)})


def _spell(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), default=str, ensure_ascii=False)


def digest(reads: Iterable[Read]) -> str:
    """SHA-256 over reads in the order of their ids, in hexadecimal digits."""
    total = sha256()
    for read in reads:
        total.update(read.id.bytes + micros(read.at) + read.body.encode())
    return total.hexdigest()


def micros(at: datetime) -> bytes:
    """Microseconds since 1970 in UTC, eight bytes; never through a float."""
    delta = at.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return struct.pack(">q", (delta.days * 86400 + delta.seconds) * 1_000_000 + delta.microseconds)


def link_hash(previous: bytes, case_id: UUID, seq: int, at: datetime, text: str) -> bytes:
    """The hash of a link; the database's trigger computes the same."""
    return sha256(previous + case_id.bytes + struct.pack(">i", seq) + micros(at) + text.encode()).digest()


def verify(
    case_id: UUID,
    links: Iterable[Link],
    reads: Mapping[int, Sequence[Read]],
    head: Head | None,
    anchors: Iterable[tuple[int, bytes]] = (),
) -> list[str]:
    """What is wrong with a case's chain, in sentences; an empty list if nothing is.

    Parameters
    ----------
    case_id
        Whose chain it is.
    links
        In the order of their numbers.
    reads
        By the number of the link that sealed them, in the order of their ids.
    head
        What the database says is the end.
    anchors
        Numbers and hashes that were kept outside.
    """
    problems: list[str] = []
    hashes: dict[int, bytes] = {}
    previous = b""
    for expected, link in enumerate(links, 1):
        if link.seq != expected:
            return [*problems, f"Entry {expected} is missing."]
        previous = link_hash(previous, case_id, link.seq, link.at, link.body)
        hashes[link.seq] = previous
        if previous != link.hash:
            return [*problems, f"Entry {expected} or the one before it was changed."]
        sealed, promised = reads.get(link.seq, ()), _promised(link.body)
        if promised != ((len(sealed), digest(sealed)) if promised or sealed else None):
            problems.append(f"The reads sealed by entry {expected} were changed.")
    end = (len(hashes), previous) if hashes else None
    problems += [f"Reads name the entry {seq}, which is none." for seq in sorted(reads) if seq not in hashes]
    if (head and (head.seq, head.hash)) != end:
        problems.append("The end of the chain was cut off.")
    problems += [f"Entry {seq} is not the one that was anchored." for seq, kept in anchors if hashes.get(seq) != kept]
    return problems


def _promised(text: str) -> tuple[object, object] | None:
    """How many reads an entry seals, and their digest; None for an entry that seals none."""
    try:
        facts = json.loads(text)
    except ValueError:
        return None
    if not isinstance(facts, dict) or facts.get("action") != SEAL:
        return None
    return facts.get("reads"), facts.get("digest")


def root(heads: Iterable[Head]) -> str:
    """One hash over all heads (ordered by case), to be kept where no administrator of the database writes."""
    return sha256(b"".join(h.case_id.bytes + struct.pack(">i", h.seq) + h.hash for h in heads)).hexdigest()
