"""A chain that was kept is right; a chain that was changed anywhere is wrong."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import audit
from engine.domain.audit import Head, Link, Read

CASE = uuid4()
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def chain(n):
    """A case's chain of n changes, then a sealed batch of n reads."""
    reads = [
        Read(uuid4(), START + timedelta(microseconds=i), audit.body(actor="bob", action="consult")) for i in range(n)
    ]
    bodies = [audit.body(actor="alice", action="alter", n=i, õ="ä") for i in range(n)] + [audit.seal_body(reads)]
    links, previous = [], b""
    for seq, body in enumerate(bodies, 1):
        at = START + timedelta(seconds=seq)
        previous = audit.link_hash(previous, CASE, seq, at, body)
        links.append(Link(seq, at, body, previous))
    return links, {len(links): reads}, Head(CASE, len(links), previous)


@given(st.integers(0, 8))
def test_an_untouched_chain_is_right(n):
    links, reads, head = chain(n)
    anchors = [(link.seq, link.hash) for link in links]
    assert audit.verify(CASE, links, reads, head, anchors) == []


def test_no_chain_at_all_is_right_unless_it_was_anchored():
    assert audit.verify(CASE, [], {}, None) == []
    assert audit.verify(CASE, [], {}, None, [(1, b"h")]) == ["Entry 1 is not the one that was anchored."]


CHANGES = {
    "text": lambda link: replace(link, body=link.body.replace("alice", "alicf")),
    "instant": lambda link: replace(link, at=link.at + timedelta(microseconds=1)),
    "hash": lambda link: replace(link, hash=bytes(32)),
    "number": lambda link: replace(link, seq=link.seq + 1),
}


@given(st.integers(1, 6), st.data())
def test_a_change_of_any_link_is_found(n, data):
    links, reads, head = chain(n)
    place = data.draw(st.integers(0, n - 1))
    links[place] = CHANGES[data.draw(st.sampled_from(sorted(CHANGES)))](links[place])
    assert audit.verify(CASE, links, reads, head)


@given(st.integers(1, 6), st.data())
def test_a_link_taken_out_is_found(n, data):
    links, reads, head = chain(n)
    del links[data.draw(st.integers(0, n))]
    assert audit.verify(CASE, links, reads, head)


def test_a_read_changed_or_taken_out_is_found():
    links, reads, head = chain(3)
    for changed in (reads[4][1:], [replace(reads[4][0], body="{}"), *reads[4][1:]], []):
        assert audit.verify(CASE, links, {4: changed}, head) == ["The reads sealed by entry 4 were changed."]


@pytest.mark.parametrize("text", ["", "x", "[]", "3", '{"action":1}', '{"reads":1}'])
def test_an_entry_that_says_nothing_sensible_is_checked_like_any_other(text):
    at = START
    link = Link(1, at, text, audit.link_hash(b"", CASE, 1, at, text))
    assert audit.verify(CASE, [link], {}, Head(CASE, 1, link.hash)) == []


def test_reads_that_lean_on_an_entry_that_seals_none_are_found():
    links, reads, head = chain(3)
    more = reads | {2: reads[4][:1]}
    assert audit.verify(CASE, links, more, head) == ["The reads sealed by entry 2 were changed."]


def test_a_chain_cut_together_with_its_head_is_found_by_the_anchor():
    links, reads, head = chain(3)
    shorter = links[:2]
    end = Head(CASE, 2, shorter[-1].hash)
    assert audit.verify(CASE, shorter, reads, end) == ["Reads name the entry 4, which is none."]
    assert audit.verify(CASE, shorter, {}, end) == []
    assert audit.verify(CASE, shorter, {}, end, [(4, head.hash)]) == ["Entry 4 is not the one that was anchored."]


def test_an_entry_has_one_spelling():
    assert (
        audit.body(actor=None, action="erase", b=1, a=CASE) == f'{{"a":"{CASE}","action":"erase","actor":null,"b":1}}'
    )
    with pytest.raises(ValueError, match="seal"):
        audit.body(actor="alice", action="seal")


@given(st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  bounds
def test_an_instant_keeps_its_microseconds(at):
    back = int.from_bytes(audit.micros(at), "big", signed=True)
    assert datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=back) == at


def test_the_root_changes_with_any_head():
    heads = [Head(uuid4(), i, bytes([i])) for i in range(3)]
    assert len({audit.root(heads), audit.root(heads[:2]), audit.root(heads[::-1])}) == 3
