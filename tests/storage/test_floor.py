"""What the database refuses, whatever the application forgets."""

from uuid import uuid4

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from engine.storage import tables as t
from engine.storage.connecting import transaction
from tests.storage.cast import (
    ALICE,
    BOB,
    CAROL,
    CASE,
    DUAL,
    ERIK,
    GUEST,
    HELGA,
    INSTANCE,
    LOOSE,
    LOOSE_INSTANCE,
    OTHER,
    TASK,
    answer,
    count,
    give,
    put_on_stage,
    refused,
)  # fmt: skip

CONTACT = "INSERT INTO protected_contact (id, person_id, kind, value)"
WHY = "He is on the way to her, patrol 12 asks for the address."
GLASS = """INSERT INTO access_grant (id, kind, account_id, case_id, data_class, ground, reason, granted_by, valid_to)
    VALUES (gen_random_uuid(), 'break_glass', :a, :c, 'C3', 'threat_to_life', :r, :a,
      now() + make_interval(mins => :n))"""


@pytest.fixture(autouse=True)
def stage(admin):
    with admin.begin() as c:
        put_on_stage(c)


def test_it_hides_the_victims_address_and_task_from_the_perpetrators_programme(web):
    people = (ALICE, BOB, CAROL, GUEST, DUAL, HELGA)
    assert [count(web, a, "protected_contact") for a in people] == [1, 0, 0, 0, 0, 0]
    assert [count(web, a, "user_task") for a in people] == [1, 0, 1, 0, 0, 0]
    assert [count(web, a, "participant") for a in (ALICE, BOB, HELGA)] == [4, 5, 1]
    assert [count(web, a, "party") for a in (ALICE, BOB, HELGA)] == [1, 1, 0]


def test_a_pooled_connection_remembers_nobody(web):
    assert count(web, ALICE, "protected_contact") == 1
    assert count(web, None, "protected_contact") == 0
    with pytest.raises(RuntimeError), transaction(web, "app", ALICE):
        raise RuntimeError
    with pytest.raises(DBAPIError, match="permission denied"), web.begin() as c:  # the login itself owns nothing
        c.execute(text("SELECT * FROM case_"))


def test_a_role_that_is_not_planned_is_not_taken(web):
    with pytest.raises(ValueError, match="postgres"), transaction(web, "postgres", ALICE):
        pass


def test_one_person_chooses_one_side_for_ever(web):
    choose = "INSERT INTO case_side VALUES (:c, :a, :s)"
    refused(web, "app", DUAL, choose, c=OTHER, a=DUAL, s="victim")
    with transaction(web, "app", DUAL) as c:
        c.execute(text(choose), {"c": CASE, "a": DUAL, "s": "offender"})
    assert [count(web, DUAL, table) for table in ("case_", "protected_contact", "user_task")] == [1, 0, 0]
    refused(web, "app", DUAL, choose, c=CASE, a=DUAL, s="victim")
    for role in ("app", "engine"):
        refused(web, role, DUAL, "UPDATE case_side SET side = 'victim'")


@pytest.mark.parametrize(
    ("actor", "case", "reason", "minutes"),
    [(BOB, CASE, WHY, 60), (CAROL, OTHER, WHY, 60), (CAROL, CASE, "urgent", 60), (CAROL, CASE, WHY, 61)],
)
def test_the_glass_does_not_break_without_level_case_reason_and_end(web, actor, case, reason, minutes):
    refused(web, "app", actor, GLASS, a=actor, c=case, r=reason, n=minutes)


def test_break_glass_opens_one_class_of_one_case_for_an_hour(web):
    refused(web, "app", CAROL, GLASS, a=ALICE, c=CASE, r=WHY, n=60)  # for somebody else
    with transaction(web, "app", CAROL) as c:
        c.execute(text(GLASS), {"a": CAROL, "c": CASE, "r": WHY, "n": 60})
    assert count(web, CAROL, "protected_contact") == 1
    assert count(web, BOB, "protected_contact") == 0


@pytest.mark.parametrize("when", ["now() + interval '1 hour'", "now() - interval '1 hour'"])
def test_the_glass_does_not_break_in_advance_or_afterwards(web, when):
    again = GLASS.replace("valid_to)", "valid_to, valid_from)").replace("mins => :n))", f"mins => :n), {when})")
    refused(web, "app", CAROL, again, a=CAROL, c=CASE, r=WHY, n=10)
    refused(web, "app", CAROL, GLASS.replace("threat_to_life", "request"), a=CAROL, c=CASE, r=WHY, n=60)


def test_the_engine_moves_the_process_and_reads_no_content(web, worker, database):
    assert count(web, None, "user_task", role="engine") == 2
    for table in ("protected_contact", "person", "answer", "document", "access_grant", "audit_head", "read_log"):
        assert "permission denied" in refused(web, "engine", None, f"SELECT * FROM {table}")
    for role in ("auditor", "owner", "resolver", "analyst"):
        assert "permission denied" in refused(web, role, None, "SELECT 1")
    refused(database.engine("read"), "engine", None, "SELECT 1")
    assert count(worker, None, "audit_head", role="auditor") >= 0


def test_a_process_names_persons_by_id_alone(web):
    person = uuid4()
    named = "INSERT INTO person (id, name, national_id_index) VALUES (gen_random_uuid(), '', :i)"
    refused(web, "app", ALICE, named, i=b"i" * 16)  # to try a national id is to learn who is known
    with transaction(web, "engine") as c:
        c.execute(insert(t.Person), {"id": person, "name": b"sealed", "national_id_index": b"i" * 16})
        found = c.scalar(text("SELECT id FROM person WHERE national_id_index = :i"), {"i": b"i" * 16})
        assert found == person
    refused(web, "engine", None, "SELECT name FROM person")
    refused(web, "engine", None, "SELECT sealed FROM answer")


def test_an_answer_is_given_by_oneself_at_ones_own_desk(web):
    give(web, answer("ngo.perpetrator_programme", BOB))
    for wrong in (
        answer("ngo.victim_support", BOB),  # somebody else's desk
        answer("ngo.perpetrator_programme", BOB, case_id=OTHER),
    ):
        with pytest.raises(DBAPIError, match="row-level security"):
            give(web, wrong)
    row = answer("ngo.perpetrator_programme", ALICE)
    with pytest.raises(DBAPIError, match="row-level security"), transaction(web, "app", BOB) as c:
        c.execute(insert(t.Answer).values(recorded_at=text("now()"), **row))


def test_a_value_for_the_leader_is_read_by_its_author_and_the_leading_desk_alone(web):
    give(web, answer("ngo.perpetrator_programme", BOB, data_class="C6", audience="leader"))
    assert [count(web, a, "answer") for a in (BOB, ERIK, CAROL, GUEST, HELGA)] == [1, 1, 0, 0, 0]


def test_what_was_disclosed_opens_to_that_desk_and_never_across_the_wall(web):
    ours, hers = (
        answer("probation.case_lead", ERIK),
        answer("ngo.victim_support", ALICE, side="victim", data_class="C4"),
    )
    give(web, ours)
    give(web, hers)
    assert count(web, HELGA, "answer") == 0
    with transaction(web, "engine") as c:
        for row, desk in ((ours, "clinic.health"), (hers, "ngo.perpetrator_programme")):
            c.execute(
                insert(t.Disclosure),
                {"answer_id": row["id"], "desk_id": desk, "case_id": CASE, "ground": "notification"},
            )
    assert count(web, HELGA, "answer") == 1
    with transaction(web, "app", BOB) as c:
        assert c.scalars(text("SELECT id FROM answer")).all() == [ours["id"]]  # by his own level


def test_a_task_without_a_case_is_its_desks_alone(web):
    assert count(web, ERIK, "user_task WHERE case_id IS NULL") == 1
    assert count(web, CAROL, "user_task WHERE case_id IS NULL") == 0
    row = answer("probation.case_lead", ERIK, case_id=None, instance_id=LOOSE_INSTANCE)
    give(web, row)
    assert [count(web, a, "answer") for a in (ERIK, CAROL)] == [1, 0]


def test_one_takes_a_task_of_ones_desk_and_leaves_that_of_a_colleague(web):
    take = text("UPDATE user_task SET assignee_id = :a WHERE id = :t")

    def taken(actor, task):
        with transaction(web, "app", actor) as c:
            return c.execute(take, {"a": actor, "t": task}).rowcount

    assert [taken(a, TASK) for a in (CAROL, BOB, ALICE)] == [0, 0, 1]
    assert [taken(a, LOOSE) for a in (CAROL, ERIK)] == [0, 1]
    refused(web, "app", ALICE, "UPDATE user_task SET assignee_id = :b WHERE id = :t", b=BOB, t=TASK)
    refused(web, "app", ALICE, "UPDATE user_task SET state = 'completed' WHERE id = :t", t=TASK)


def test_a_protected_contact_is_recorded_by_those_behind_the_wall(web):
    with transaction(web, "app", ALICE) as c:
        assert c.execute(text(f"{CONTACT} SELECT gen_random_uuid(), id, 'phone', '' FROM person")).rowcount == 1
        person = c.scalar(text("SELECT person_id FROM protected_contact LIMIT 1"))
    for actor in (BOB, GUEST, HELGA):
        refused(web, "app", actor, f"{CONTACT} VALUES (gen_random_uuid(), :p, 'phone', '')", p=person)


def test_a_guests_name_is_nobodys_but_her_own(web):
    assert count(web, ALICE, "(SELECT id, name FROM account WHERE guest) a") == 0
    assert count(web, GUEST, "(SELECT id, name FROM account WHERE guest) a") == 1
    assert [count(web, a, "(SELECT id FROM account) a") for a in (None, ALICE, GUEST)] == [
        0,
        6,
        1,
    ]  # a guest learns nobody's name
    refused(web, "app", ALICE, "SELECT email FROM account")


def test_a_deployment_and_the_matrix_are_changed_by_no_transaction(web):
    for role in ("app", "engine"):
        for sql in (
            "UPDATE deployment SET version = 2",
            "DELETE FROM deployment_file",
            "UPDATE class_rule SET level = 'full'",
            "INSERT INTO class_rule VALUES ('C3', 'perpetrator_programme', 'full')",
        ):
            assert "permission denied" in refused(web, role, BOB, sql)


def test_traps_of_row_security_that_the_design_walks_around(web, admin):
    with transaction(web, "engine") as c:
        assert c.execute(text("SELECT 1 FROM case_ WHERE id = :c FOR UPDATE"), {"c": CASE}).first()
    refused(web, "app", ALICE, "SELECT 1 FROM case_ WHERE id = :c FOR UPDATE", c=CASE)  # locking asks for UPDATE
    # RETURNING asks for the right to read: who may write a row that she may not read must not ask for its keys.
    row = answer("guest.victim", GUEST, data_class="C6", subject_id=None)
    give(web, row)
    assert count(web, GUEST, "answer") == 1  # her own desk's
    # Keys are checked past every policy: an error tells that a row exists. Hence random ids and references.
    with pytest.raises(DBAPIError, match="duplicate key"), admin.begin() as c:
        c.execute(text("INSERT INTO case_ SELECT gen_random_uuid(), (c).* FROM (SELECT pathway_key, municipality_id,"
                       " owner_desk_id, reference, status, cycle, opened_at FROM case_ LIMIT 1) c"))  # fmt: skip


def test_a_statement_waits_for_a_lock_five_seconds_at_most(web):
    with web.begin() as c:
        assert c.scalar(text("SHOW lock_timeout")) == "5s"
        assert c.scalar(text("SHOW jit")) == "off"


def test_every_instance_belongs_to_its_case(web):
    assert count(web, None, f"process_instance WHERE id = '{INSTANCE}'", role="engine") == 1
    refused(web, "app", ERIK, "SELECT * FROM process_instance")
