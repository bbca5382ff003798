"""The audit trail: many writers make one chain, nobody changes it, and whoever does is found."""

import threading
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.storage import audit
from engine.storage.connecting import transaction
from tests.storage.cast import BOB, CAROL, CASE, ERIK, count, put_on_stage

FORBIDDEN = (
    "UPDATE audit_event SET body = ''", "DELETE FROM audit_event", "TRUNCATE audit_event", "DELETE FROM read_log",
    "TRUNCATE read_log",
)  # fmt: skip


def write(engine, case, writer, n=10):
    """Changes and reads of one case, sealed now and then."""
    for i in range(n):
        with transaction(engine, "app", writer) as c:
            audit.record(c, case, actor=writer, action="alter", n=f"{writer}/{i} õä")
            audit.record_read(c, case, actor=writer, page="case", classes=["C1", "C4"])
        if i % 5 == 0:
            with transaction(engine, "auditor") as c:
                audit.seal_reads(c)


@pytest.fixture(scope="module")
def chain(database, worker):
    """A case whose chain six writers made at once; with its anchor."""
    case = uuid4()
    threads = [threading.Thread(target=write, args=(worker, case, f"w{k}")) for k in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with transaction(worker, "auditor") as c:
        audit.seal_reads(c)
        _, heads = audit.anchor(c)
    return case, [(head.seq, head.hash) for head in heads if head.case_id == case]


def test_many_writers_on_one_case_make_one_unbroken_chain(chain, worker):
    case, anchors = chain
    with transaction(worker, "auditor") as c:
        assert audit.verify(c, case, anchors) == []
        assert c.scalar(text("SELECT count(*) FROM read_log WHERE sealed_seq IS NULL")) == 0
    assert len(anchors) == 1
    assert anchors[0][0] > 60


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_nobody_changes_the_trail_not_even_the_administrator(chain, worker, admin, sql):
    for role in ("app", "engine", "auditor"):
        with pytest.raises(DBAPIError), transaction(worker, role, "alice") as c:
            c.execute(text(sql))
    with pytest.raises(DBAPIError, match="append-only"), admin.begin() as c:
        c.execute(text(sql))


CUT = "DELETE FROM audit_event WHERE case_id = :c AND seq > 30"
HEAD = """UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_event WHERE case_id = :c AND seq = 30)
    WHERE case_id = :c"""
TAMPERINGS = {
    "a text": ["UPDATE audit_event SET body = replace(body, '3/3', '3/4') WHERE case_id = :c"],
    "a microsecond": ["UPDATE audit_event SET at = at + interval '1 us' WHERE case_id = :c AND seq = 9"],
    "an entry": ["DELETE FROM audit_event WHERE case_id = :c AND seq = 20"],
    "a read": ["DELETE FROM read_log WHERE id = (SELECT id FROM read_log WHERE case_id = :c LIMIT 1)"],
    "a read's text": [
        """UPDATE read_log SET body = '{}' WHERE id = (SELECT id FROM read_log WHERE case_id = :c LIMIT 1)"""
    ],
    "the tail": [CUT],
    "the tail and the head": [CUT, HEAD],
    "the whole chain": ["DELETE FROM audit_event WHERE case_id = :c", "DELETE FROM audit_head WHERE case_id = :c"],
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_what_an_administrator_changes_is_found(chain, admin, what):
    case, anchors = chain
    with admin.connect() as c:
        c.execute(text("SET LOCAL session_replication_role = replica"))
        assert sum(c.execute(text(sql), {"c": case}).rowcount for sql in TAMPERINGS[what]) > 0
        assert audit.verify(c, case, anchors)
        c.rollback()


def test_an_action_that_the_directive_does_not_know_is_refused(worker):
    with pytest.raises(ValueError, match="peek"), transaction(worker, "app", "alice") as c:
        audit.record(c, uuid4(), actor="alice", action="peek")


def test_a_refused_attempt_is_logged_by_a_transaction_of_its_own(worker):
    case = uuid4()
    with transaction(worker, "engine") as c:
        audit.record(c, case, actor=None, action="consult", refused="complete_task")
    with transaction(worker, "auditor") as c:
        assert audit.verify(c, case) == []


def test_the_leading_desk_reads_its_cases_trail_and_others_do_not(admin, worker):
    with admin.begin() as c:
        put_on_stage(c)
    with transaction(worker, "engine") as c:
        audit.record(c, CASE, actor=None, action="alter")
    assert [count(worker, a, "audit_event") for a in (ERIK, CAROL, BOB)] == [1, 0, 0]
