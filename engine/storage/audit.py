"""Writing and checking the audit trail in the database (what a link is, says `engine.domain.audit`)."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from engine.domain import audit
from engine.domain.audit import Head, Link, Read

Transaction = Connection | Session

_RECORD = text("INSERT INTO audit_event (case_id, body) VALUES (:case, :body)")
_READ = text("INSERT INTO read_log (id, case_id, body) VALUES (:id, :case, :body)")
_UNSEALED_CASES = text("SELECT DISTINCT case_id FROM read_log WHERE sealed_seq IS NULL ORDER BY 1 LIMIT :limit")
_UNSEALED = text("""
    SELECT id, at, body FROM read_log WHERE case_id = :case AND sealed_seq IS NULL ORDER BY id FOR UPDATE""")
_SEALED = text("""
    UPDATE read_log SET sealed_seq = (SELECT max(seq) FROM audit_event WHERE case_id = :case)
    WHERE id = ANY (CAST(:ids AS uuid[]))""")
_LINKS = text("SELECT seq, at, body, hash FROM audit_event WHERE case_id = :case ORDER BY seq")
_READS = text("""
    SELECT sealed_seq, id, at, body FROM read_log WHERE case_id = :case AND sealed_seq IS NOT NULL ORDER BY id""")
_HEAD = text("SELECT case_id, seq, hash FROM audit_head WHERE case_id = :case")
_HEADS = text("SELECT case_id, seq, hash FROM audit_head ORDER BY case_id")


def record(transaction: Transaction, case_id: UUID, *, actor: str | None, action: str, **facts: object) -> None:
    """A change, chained at once. Who touches several cases goes in the order of their ids (or two wait for each other).

    Parameters
    ----------
    transaction
        As app, engine or auditor; the entry is part of it.
    case_id
        Whose chain; `engine.domain.audit.GENERAL` for what happens in no case.
    actor
        The account, None for the engine itself.
    action
        One of `engine.domain.audit.ACTIONS`.
    facts
        Ids and codes only: desk, session, task or grant, classes, fields, recipients.
    """
    transaction.execute(_RECORD, {"case": case_id, "body": audit.body(actor=actor, action=action, **facts)})


def record_read(
    transaction: Transaction, case_id: UUID, *, actor: str | None, action: str = "consult", **facts: object
) -> None:
    """A page that showed a case: one row whatever it showed, no lock; sealed later by `seal_reads`. As app."""
    body = audit.body(actor=actor, action=action, **facts)
    transaction.execute(_READ, {"id": uuid4(), "case": case_id, "body": body})


def seal_reads(transaction: Transaction, limit: int = 500) -> int:
    """Chain what was read since last time, one link per case, for up to `limit` cases; gives how many. As auditor."""
    cases = transaction.execute(_UNSEALED_CASES, {"limit": limit}).scalars().all()
    for case in cases:
        rows = transaction.execute(_UNSEALED, {"case": case}).all()
        if not rows:
            continue  # another worker sealed them meanwhile
        reads = [Read(row.id, row.at, row.body) for row in rows]
        transaction.execute(_RECORD, {"case": case, "body": audit.seal_body(reads)})
        transaction.execute(_SEALED, {"case": case, "ids": [read.id for read in reads]})
    return len(cases)


def verify(transaction: Transaction, case_id: UUID, anchors: Iterable[tuple[int, bytes]] = ()) -> list[str]:
    """What is wrong with a case's chain, in sentences; an empty list if nothing is. As auditor."""
    case = {"case": case_id}
    links = (Link(row.seq, row.at, row.body, bytes(row.hash)) for row in transaction.execute(_LINKS, case))
    reads: dict[int, list[Read]] = {}
    for row in transaction.execute(_READS, case):
        reads.setdefault(row.sealed_seq, []).append(Read(row.id, row.at, row.body))
    head = transaction.execute(_HEAD, case).first()
    end = Head(head.case_id, head.seq, bytes(head.hash)) if head else None
    return audit.verify(case_id, links, reads, end, anchors)


def anchor(transaction: Transaction) -> tuple[str, list[Head]]:
    """Root over all heads, to be signed and kept where no administrator of this database can write. As auditor."""
    heads = [Head(row.case_id, row.seq, bytes(row.hash)) for row in transaction.execute(_HEADS)]
    return audit.root(heads), heads
