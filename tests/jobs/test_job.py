from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.jobs import Job, NotAJob

ROW = UUID("5f0c2c1e-8d1f-4b1e-9a3c-0d6a3f6b7c11")


def test_an_id_is_kept_as_text():
    assert Job("send_mail", {"mail_id": ROW}).args == {"mail_id": str(ROW)}
    assert Job("send_mail", {"mail_id": str(ROW)}).args == {"mail_id": str(ROW)}


@given(st.text())
def test_words_are_no_ids(words):
    assume(words != str(ROW))
    with pytest.raises(NotAJob):
        Job("send_mail", {"mail_id": words})


@pytest.mark.parametrize("value", [f"{{{ROW}}}", f"urn:uuid:{ROW}", str(ROW).upper(), ROW.hex, 7, None, ["x"]])
def test_other_spellings_and_kinds_are_refused(value):
    with pytest.raises(NotAJob):
        Job("send_mail", {"mail_id": value})


@pytest.mark.parametrize("lock", ["mail", "case:87664c11-f0ff-4222-8cfa-3e5b0956890c"])
def test_a_lock_is_a_word_or_a_word_and_an_id(lock):
    assert Job("seal_reads", lock=lock, queueing_lock=lock).lock == lock


@pytest.mark.parametrize("lock", ["", "Mari Maasikas", "case:mari", f"{ROW}", f"case:{ROW} ", f"case:{ROW}\n"])
def test_a_lock_carries_no_words(lock):
    with pytest.raises(NotAJob):
        Job("seal_reads", lock=lock)
    with pytest.raises(NotAJob):
        Job("seal_reads", queueing_lock=lock)


def test_an_instant_has_a_zone_and_tries_are_a_small_number():
    with pytest.raises(NotAJob):
        Job("seal_reads", schedule_at=datetime(2026, 3, 2))  # noqa: DTZ001
    for tries in (0, -1, 101):
        with pytest.raises(NotAJob):
            Job("seal_reads", tries=tries)
