"""What a person's and the process's transaction may write, and nothing beyond."""

from uuid import uuid4

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from engine.storage import tables as t
from engine.storage.connecting import transaction
from tests.storage.cast import (
    ALICE,
    ANNA,
    BOB,
    CAROL,
    CASE,
    ERIK,
    GUEST,
    HELGA,
    LOOSE,
    LOOSE_INSTANCE,
    OTHER,
    TASK,
    VICTIM,
    answer,
    count,
    give,
    put_on_stage,
    refused,
)  # fmt: skip

DOCUMENT = """INSERT INTO document (id, case_id, desk_id, media_type, title, created_at, data_class, side)
    VALUES (gen_random_uuid(), :c, :d, 'text/plain', '', now(), 'C1', :s)"""


@pytest.fixture(autouse=True)
def stage(admin):
    with admin.begin() as c:
        put_on_stage(c)


def test_what_a_hat_let_somebody_see_binds_her_to_its_side_for_ever(web, admin):
    moves = """UPDATE membership SET desk_id = 'ngo.victim_support' WHERE account_id = :a"""
    give(web, answer("ngo.perpetrator_programme", BOB))
    with admin.begin() as c:
        assert c.scalar(text("SELECT side FROM case_side WHERE account_id = :a"), {"a": BOB}) == "offender"
        c.execute(text(moves), {"a": BOB})
    assert [count(web, BOB, table) for table in ("case_", "protected_contact", "user_task")] == [0, 0, 0]
    with transaction(web, "app", CAROL) as c:
        read = "INSERT INTO read_log (id, case_id, body) VALUES (gen_random_uuid(), :c, :b)"
        c.execute(text(read), {"c": CASE, "b": f'{{"actor":"{CAROL}"}}'})
    with admin.begin() as c:
        c.execute(text(moves), {"a": CAROL})
    assert count(web, CAROL, "case_") == 0


def test_a_protected_contact_in_a_form_is_closed_to_the_responsible_persons_side(web, admin):
    give(web, answer("probation.case_lead", ERIK, data_class="C3"))
    with admin.begin() as c:
        c.execute(text("UPDATE class_rule SET level = 'full' WHERE data_class = 'C3'"))
    assert [count(web, a, "answer") for a in (ALICE, BOB, CAROL, GUEST)] == [1, 0, 1, 0]


def test_an_answer_is_given_to_an_open_task_of_ones_desk(web):
    give(web, answer("ngo.victim_support", ALICE, task_id=TASK))
    for wrong in (
        answer("ngo.perpetrator_programme", BOB, task_id=TASK),  # another desk's task
        answer("probation.case_lead", ERIK, task_id=LOOSE),  # the task of another instance
        answer("ngo.victim_support", ALICE, task_id=uuid4()),
    ):
        with pytest.raises(DBAPIError, match="row-level security"):
            give(web, wrong)
    with transaction(web, "engine") as c:
        c.execute(text("UPDATE user_task SET state = 'completed' WHERE id = :t"), {"t": TASK})
    with pytest.raises(DBAPIError, match="row-level security"):
        give(web, answer("ngo.victim_support", ALICE, task_id=TASK))


def test_an_answer_is_about_its_own_case(web, admin):
    foreign = uuid4()
    with admin.begin() as c:
        c.execute(insert(t.Party), {"id": foreign, "case_id": OTHER, "person_id": ANNA, "side": "victim", "kind": "x"})
    give(web, answer("probation.case_lead", ERIK, subject_id=VICTIM))
    for wrong in ({"subject_id": foreign}, {"instance_id": LOOSE_INSTANCE}):
        with pytest.raises(DBAPIError, match="of_case_fkey"):
            give(web, answer("probation.case_lead", ERIK, **wrong))


def test_a_document_is_given_within_the_wall_at_ones_own_desk(web):
    with transaction(web, "app", BOB) as c:
        c.execute(text(DOCUMENT), {"c": CASE, "d": "ngo.perpetrator_programme", "s": "offender"})
    refused(web, "app", BOB, DOCUMENT, c=CASE, d="ngo.perpetrator_programme", s="victim")
    refused(web, "app", BOB, DOCUMENT, c=CASE, d="ngo.victim_support", s="all")
    refused(web, "app", BOB, DOCUMENT, c=OTHER, d="ngo.perpetrator_programme", s="all")


def test_a_guests_desk_is_known_where_she_takes_part_and_nowhere_else(web):
    everybody = (None, ALICE, BOB, CAROL, GUEST, HELGA)
    assert [count(web, a, "desk WHERE organisation_id IS NULL") for a in everybody] == [0, 0, 1, 1, 1, 0]
    assert count(web, GUEST, "desk") == 6


def test_nobody_speaks_in_another_ones_name_in_the_trail(web):
    said = "INSERT INTO audit_event (case_id, body) VALUES (:c, :b)"
    with transaction(web, "app", ALICE) as c:
        c.execute(text(said), {"c": CASE, "b": '{"action":"alter","actor":"alice"}'})
    for body in (
        '{"action":"alter","actor":"bob"}',
        '{"action":"seal","actor":"alice"}',
        '{"action":"alter"}',
        "[]",
        "x",
    ):
        refused(web, "app", ALICE, said, c=CASE, b=body)
        if "seal" not in body:
            read = "INSERT INTO read_log (id, case_id, body) VALUES (gen_random_uuid(), :c, :b)"
            refused(web, "app", ALICE, read, c=CASE, b=body)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE participant SET side = 'victim'", "UPDATE party SET side = 'neutral'",
        "UPDATE user_task SET side = 'all'",
        "UPDATE user_task SET desk_id = 'ngo.perpetrator_programme'", "UPDATE user_task SET data_class = 'C1'",
        "UPDATE membership SET desk_id = 'ngo.victim_support'", "UPDATE membership SET valid_from = now()",
        "UPDATE desk SET role = 'police'", "UPDATE account SET guest = false", "UPDATE case_ SET reference = 'X'",
        "UPDATE disclosure SET desk_id = 'clinic.health'", "DELETE FROM participant", "DELETE FROM user_task",
        "INSERT INTO case_side VALUES (gen_random_uuid(), 'bob', 'victim')",
    ],
)  # fmt: skip
def test_the_process_moves_nothing_across_the_wall(web, sql):
    assert "permission denied" in refused(web, "engine", None, sql)


def test_an_error_does_not_repeat_what_was_given(web):
    with pytest.raises(DBAPIError) as refusal, transaction(web, "app", ALICE) as c:
        c.execute(text("SELECT CAST(:n AS text) FROM nowhere"), {"n": "Mari Maasikas"})
    assert "Maasikas" not in str(refusal.value)


def test_who_stands_in_at_one_desk_takes_nothing_of_the_absent_at_another(web, admin):
    with admin.begin() as c:
        c.execute(text("UPDATE user_task SET assignee_id = :b WHERE id = :t"), {"b": CAROL, "t": LOOSE})
        stands_in = """INSERT INTO membership (id, account_id, desk_id, stands_in_for)
            VALUES (gen_random_uuid(), :a, 'clinic.health', :b)"""
        c.execute(text(stands_in), {"a": ERIK, "b": CAROL})
    take = text("UPDATE user_task SET assignee_id = :a WHERE id = :t")
    with transaction(web, "app", ERIK) as c:
        assert c.execute(take, {"a": ERIK, "t": LOOSE}).rowcount == 0
    with admin.begin() as c:
        c.execute(text("UPDATE membership SET stands_in_for = :b WHERE account_id = :a"), {"a": ERIK, "b": CAROL})
    with transaction(web, "app", ERIK) as c:
        assert c.execute(take, {"a": ERIK, "t": LOOSE}).rowcount == 1
