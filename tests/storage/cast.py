"""The standing cast of the floor tests: one case, its people, and what each of them may be shown."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from engine.storage import tables as t
from engine.storage.connecting import transaction
from tests.storage import worlds

ALICE = "alice"  # victim support
BOB = "bob"  # the perpetrators' programme
CAROL = "carol"  # child protection, neutral
DUAL = "dora"  # sits at both NGO desks
ERIK = "erik"  # probation officer, leads the case
GUEST = "guest"  # the man himself
HELGA = "helga"  # health, with one task only

DESKS = {
    "ngo.victim_support": (ALICE, DUAL),
    "ngo.perpetrator_programme": (BOB, DUAL),
    "town.child_protection": (CAROL,),
    "probation.case_lead": (ERIK,),
    "guest.victim": (GUEST,),
    "clinic.health": (HELGA,),
}
CASE, OTHER, VICTIM, MAN, ANNA, TASK, LOOSE, INSTANCE, LOOSE_INSTANCE, DEPLOYMENT = (uuid4() for _ in range(10))


def put_on_stage(connection):
    """Load the cast, as administrator."""
    now = connection.scalar(text("SELECT now()"))
    old = now - timedelta(days=1)
    open_task = {"element_id": "e", "opened_at": now, "data_class": "C1"}
    instance = {"municipality_id": "m", "deployment_id": DEPLOYMENT, "process_id": "tuko", "started_at": now}
    case = {"pathway_key": "tuko", "municipality_id": "m", "owner_desk_id": "probation.case_lead", "opened_at": now}
    worlds.load(
        connection,
        {
            t.Municipality: [{"id": "m", "name": "m", "country": "EE", "zone": "Europe/Tallinn"}],
            t.Organisation: [{"id": o, "name": o} for o in sorted({d.split(".")[0] for d in DESKS} - {"guest"})],
            t.Desk: [
                {"id": d, "organisation_id": None if o == "guest" else o, "role": role}
                for d, (o, role) in {d: d.split(".") for d in DESKS}.items()
            ],
            t.Account: [
                {"id": a, "name": a.title(), "guest": a == GUEST}
                for a in sorted({a for sit in DESKS.values() for a in sit})
            ],
            t.Membership: [
                {"id": uuid4(), "account_id": a, "desk_id": d, "valid_from": old}
                for d, sit in DESKS.items()
                for a in sit
            ],
            t.Deployment: [{"id": DEPLOYMENT, "pathway_key": "tuko", "version": 1, "content_sha256": "0"}],
            t.ProcessDefinition: [{"deployment_id": DEPLOYMENT, "process_id": "tuko", "name": "TUKO", "latest": True}],
            t.Case: [
                {"id": CASE, "reference": "TUKO-222222", **case},
                {"id": OTHER, "reference": "TUKO-333333", **case},
            ],
            t.Person: [{"id": ANNA, "name": b""}],
            t.Party: [
                {"id": VICTIM, "case_id": CASE, "person_id": ANNA, "side": "victim", "kind": "victim"},
                {"id": MAN, "case_id": CASE, "person_id": ANNA, "side": "offender", "kind": "client"},
            ],
            t.Participant: [
                {"case_id": CASE, "desk_id": d, "side": side, "scope": scope, "party_id": party, "valid_from": old}
                for d, side, scope, party in [
                    ("ngo.victim_support", "victim", "case", VICTIM),
                    ("ngo.perpetrator_programme", "offender", "case", None),
                    ("town.child_protection", "neutral", "case", None),
                    ("probation.case_lead", "neutral", "case", None),
                    ("guest.victim", "offender", "case", MAN),
                    ("clinic.health", "neutral", "own_tasks", None),
                ]
            ],
            t.ProcessInstance: [
                {"id": INSTANCE, "root_id": INSTANCE, "case_id": CASE, **instance},
                {"id": LOOSE_INSTANCE, "root_id": LOOSE_INSTANCE, "case_id": None, **instance},
            ],
            t.ProtectedContact: [{"id": uuid4(), "person_id": ANNA, "kind": "address", "value": b"Lilac 7"}],
            t.UserTask: [
                {
                    "id": TASK, "instance_id": INSTANCE, "case_id": CASE, "desk_id": "ngo.victim_support",
                    "name": "Safety plan", "side": "victim", **open_task,
                },
                {
                    "id": LOOSE, "instance_id": LOOSE_INSTANCE, "case_id": None, "desk_id": "probation.case_lead",
                    "name": "Scan the week", "side": "all", **open_task,
                },
            ],
        },
    )  # fmt: skip


def answer(desk, account, **changes):
    """A row of an answer, as a form would give it."""
    row = {
        "id": uuid4(), "case_id": CASE, "instance_id": INSTANCE, "desk_id": desk, "account_id": account,
        "form_deployment_id": DEPLOYMENT, "form_id": "f", "field_path": "reason", "data_class": "C2", "side": "all",
        "sealed": b"...",
    }  # fmt: skip
    return row | changes


def give(engine, row):
    """Insert an answer as its account."""
    with transaction(engine, "app", row["account_id"]) as c:
        c.execute(insert(t.Answer).values(recorded_at=text("now()"), **row))


def count(engine, actor, table, role="app"):
    """How many rows of a table somebody sees."""
    with transaction(engine, role, actor) as c:
        return c.scalar(text(f"SELECT count(*) FROM {table}"))


def refused(engine, role, actor, sql, **values):
    """What the database says to a statement that it refuses."""
    with pytest.raises(DBAPIError) as refusal, transaction(engine, role, actor) as c:
        c.execute(text(sql), values)
    return str(refusal.value.orig)
