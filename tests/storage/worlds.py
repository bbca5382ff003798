"""Random small worlds: people at desks, walled sides, expired periods, own tasks, guests, grants and disclosures."""

import random
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, text

from engine.storage import tables as t
from tests.storage.matrices import LEVELS, ROLES, matrix

PARTS = ["summary", "client", "contact_only", "outcome_only", "consent_rep"]
SIDES = ["victim", "offender", "neutral"]
PEOPLE = [f"account{i:02}" for i in range(12)]

World = dict[type[t.Base], list[dict[str, Any]]]


class Builder:
    """Rows of one world, drawn from one seed."""

    def __init__(self, seed: int, now: datetime) -> None:
        self.rng = random.Random(seed)
        self.now = now
        self.rows: World = defaultdict(list)

    def add(self, table: type[t.Base], **row: Any) -> Any:
        self.rows[table].append(row)
        return row.get("id")

    def uuid(self) -> UUID:
        return UUID(int=self.rng.getrandbits(128), version=4)

    def day(self, n: float) -> datetime:
        return self.now + timedelta(days=n)

    def period(self) -> dict[str, datetime | None]:
        often = [(self.day(-9), None)] * 6
        rare = [
            (self.day(-9), self.day(1)),
            (self.day(-9), self.day(-1)),
            (self.day(1), None),
            (self.day(-9), self.now),
        ]
        start, end = self.rng.choice([*often, *rare])
        return {"valid_from": start, "valid_to": end}


def build(seed: int, now: datetime) -> World:
    b = Builder(seed, now)
    rng = b.rng
    place = b.add(t.Municipality, id="m", name="m", country="EE", zone="Europe/Tallinn")
    desks = []
    for o in ("o1", "o2"):
        b.add(t.Organisation, id=o, name=o)
        desks += [b.add(t.Desk, id=f"{o}.{role}", organisation_id=o, role=role) for role in ROLES]
    desks += [b.add(t.Desk, id=f"guest{n}", organisation_id=None, role="victim") for n in range(4)]
    for person in PEOPLE:
        b.add(t.Account, id=person, name=person, active=rng.random() > 0.05, guest=rng.random() < 0.1)
    for person in PEOPLE * 2:
        stands_in_for = rng.choice(PEOPLE) if rng.random() < 0.1 else None
        desk = rng.choice(desks)
        b.add(t.Membership, id=b.uuid(), account_id=person, desk_id=desk, stands_in_for=stands_in_for, **b.period())
    deployment = b.add(t.Deployment, id=b.uuid(), pathway_key="k", version=1, content_sha256="0")
    b.add(t.ProcessDefinition, deployment_id=deployment, process_id="k", name="k", latest=True)
    persons = [b.add(t.Person, id=b.uuid(), name=b"") for _ in range(4)]
    for _ in range(3):
        _case(b, place, deployment, desks, persons)
    instance = _instance(b, None, place, deployment)
    for _ in range(8):  # tasks and answers of no case
        _rows(b, None, instance, deployment, desks, [])
    for person in persons:
        for kind in ("address", "safe_contact"):
            b.add(t.ProtectedContact, id=b.uuid(), person_id=person, kind=kind, value=b"secret")
    return b.rows


def _instance(b: Builder, case: UUID | None, place: str, deployment: UUID) -> UUID:
    i = b.uuid()
    b.add(
        t.ProcessInstance, id=i, root_id=i, case_id=case, municipality_id=place, deployment_id=deployment,
        process_id="k", started_at=b.now,
    )  # fmt: skip
    return i


def _case(b: Builder, place: str, deployment: UUID, desks: list[str], persons: list[UUID]) -> None:
    rng = b.rng
    case = b.uuid()
    network = rng.sample(desks, 14)
    b.add(
        t.Case, id=case, pathway_key="k", municipality_id=place, owner_desk_id=rng.choice([*network, *network, *desks]),
        reference=str(case), opened_at=b.now,
    )  # fmt: skip
    parties = [
        b.add(t.Party, id=b.uuid(), case_id=case, person_id=rng.choice(persons), side=rng.choice(SIDES), kind="x")
        for _ in range(3)
    ]
    for desk in network:
        b.add(
            t.Participant, case_id=case, desk_id=desk, side=rng.choice(SIDES), party_id=rng.choice([*parties, None]),
            scope=rng.choice(["case", "case", "own_tasks"]), **b.period(),
        )  # fmt: skip
    for person in rng.sample(PEOPLE, 2):
        b.add(t.CaseSide, case_id=case, account_id=person, side=rng.choice(SIDES))
    instance = _instance(b, case, place, deployment)
    for _ in range(3):
        _rows(b, case, instance, deployment, desks, parties)
    for _ in range(8):
        account, by = rng.choice(PEOPLE), rng.choice(PEOPLE)
        b.add(
            t.AccessGrant, id=b.uuid(), case_id=case, account_id=account, granted_by=by, kind="request",
            data_class=rng.choice(["C3", "C3", "C4", "C5", "C8"]), ground="request", reason="r" * 30,
            valid_from=b.day(rng.choice([-1, -1, 1])), valid_to=b.day(rng.choice([2, 2, -0.5, 0])),
        )  # fmt: skip


def _rows(
    b: Builder, case: UUID | None, instance: UUID, deployment: UUID, desks: list[str], parties: list[UUID]
) -> None:
    """One row of every class in every table with personal data; a third of the answers is disclosed to some desk."""
    rng = b.rng

    def marks(data_class: str) -> dict[str, Any]:
        return {
            "id": b.uuid(), "case_id": case, "desk_id": rng.choice(desks), "data_class": data_class,
            "side": rng.choice(["all", "all", "neutral", "victim", "offender"]),
            "parts": rng.sample(PARTS, rng.randint(0, 2)), "subject_id": rng.choice([*parties, None]),
            "audience": rng.choice(["network", "network", "leader"]),
        }  # fmt: skip

    for c in LEVELS:
        b.add(
            t.Answer, **marks(c), instance_id=instance, account_id=PEOPLE[0], form_deployment_id=deployment,
            form_id="f", field_path="f", recorded_at=b.now, sealed=b"v",
        )  # fmt: skip
        answer = b.rows[t.Answer][-1]
        if case is not None and rng.random() < 0.4:
            b.add(t.Disclosure, answer_id=answer["id"], desk_id=rng.choice(desks), case_id=case, ground="g")
        elif case is not None and c == "C3":  # often enough that somebody of the other side was told
            for desk in random.Random(answer["id"].int).sample(desks, 9):
                b.add(t.Disclosure, answer_id=answer["id"], desk_id=desk, case_id=case, ground="g")
    one = rng.choice(list(LEVELS))
    assignee = rng.choice([*PEOPLE, None, None])
    task = {"element_id": "e", "name": "n", "opened_at": b.now, "assignee_id": assignee}
    b.add(t.UserTask, **marks("C1"), instance_id=instance, **task)
    b.add(t.Activity, **marks(one), instance_id=instance, task_id=b.uuid(), element_id="e", what="entered", at=b.now)
    decision = {"element_id": "e", "decision_id": "d", "rules": [], "at": b.now}
    b.add(t.DecisionTaken, **marks(one), instance_id=instance, **decision)
    if case is not None:
        b.add(t.Document, **marks(one), media_type="x", title=b"", created_at=b.now)


def load(connection: Connection, world: World) -> None:
    """Put a world in place of the one before, as administrator."""
    connection.execute(text("SELECT set_config('koosrada.actor', '', true)"))  # nobody wrote it
    connection.execute(text("TRUNCATE municipality, organisation, account, person, deployment, class_rule CASCADE"))
    rules = [{"data_class": c, "role": r, "level": level} for c, r, level in matrix().rules()]
    connection.execute(insert(t.ClassRule), rules)
    for table in t.Base.metadata.sorted_tables:
        for model, rows in world.items():
            if model.__table__ is table:
                connection.execute(insert(model), rows)
