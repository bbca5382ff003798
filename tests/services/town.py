"""A small town: its desks, the people who sit there, and an engine over a real database.

alice leads cases as probation officer; bob is of the police, dana of victim support, eve of the programme for
perpetrators, frank of child protection; charlie is a probation officer in another town; olga runs the system.
"""

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import text

from engine import bootstrap, clock
from engine.domain.actors import SYSTEM, Actor
from engine.domain.deployments import content_hash
from engine.domain.directory import Directory
from engine.domain.publications import Publication, StartRow
from engine.jobs import run_until_idle
from engine.services import commands as c
from engine.services.deployments import Published
from engine.services.installing.commands import InstallDirectory, SeatPerson
from engine.services.installing.files import read_matrix
from engine.storage.key_file import Keys
from engine.storage.matrix import load_matrix
from tests import databases
from tests.bpmn.diagrams import definitions, process

KEYS = Keys({1: b"k" * 32}, 1, {1: b"i" * 32})
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TARTU, TALLINN = "ee-tartu", "ee-tallinn"
PROBATION, POLICE, SUPPORT, PROGRAMME, CHILDREN, FAR, OPERATOR = (
    "probation.probation_officer",
    "police.police",
    "support.victim_support",
    "programme.perpetrator_programme",
    "city.child_protection",
    "far.probation_officer",
    "operations.operator",
)
CAST = {
    "alice": PROBATION,
    "bob": POLICE,
    "dana": SUPPORT,
    "eve": PROGRAMME,
    "frank": CHILDREN,
    "charlie": FAR,
    "olga": OPERATOR,
}
DIRECTORY = Directory.of(
    {
        "municipalities": [
            {"id": TARTU, "country": "EE", "zone": "Europe/Tallinn"},
            {"id": TALLINN, "country": "EE", "zone": "Europe/Tallinn"},
        ],
        "organisations": [
            {
                "id": desk.partition(".")[0],
                "name": desk,
                "desks": [
                    {
                        "role": desk.partition(".")[2],
                        "municipalities": [TALLINN if desk == FAR else TARTU],
                        "email": f"{desk.partition('.')[0]}@town.example",
                    }
                ],
            }
            for desk in CAST.values()
        ],
    }
)
PATHWAY = b"key: p\nowner: probation_officer\ncountries: [EE]\nstart:\n  roles: [probation_officer, police]\n"


@dataclass
class PostBag:
    """Mail that would have been sent."""

    sent: list[object] = field(default_factory=list)
    refuses: Exception | None = None

    def send(self, mail):
        if self.refuses is not None:
            raise self.refuses
        self.sent.append(mail)


def question(key, kind="textfield", **more):
    """A field of a form that becomes a process variable, unless it is text."""
    properties = {"class": "C1"} | ({} if kind in ("textfield", "textarea") else {"processInput": "true"})
    return {
        "type": kind,
        "id": f"id_{key}",
        "key": key,
        "label": key,
        "properties": properties | more.pop("properties", {}),
        **more,
    }


def yes_or_no(key, **more):
    """A question that is answered with yes or no."""
    values = [{"value": "isTrue", "label": "Yes"}, {"value": "isFalse", "label": "No"}]
    return question(key, "radio", values=values, properties={"kind": "boolean"}, **more)


def party(key, **more):
    """A question for a person whom the case is about."""
    return question(key, "select", values=[], properties={"kind": "party"}, **more)


def form(id_, *fields):
    """A form file."""
    return f"{id_}.form", json.dumps(
        {"type": "default", "id": id_, "schemaVersion": 18, "title": id_, "components": list(fields)}
    ).encode()


class Town:
    """The engine and short ways to use it."""

    def __init__(self, database):
        self.database = database
        self.post = PostBag()
        self.system = bootstrap.build(database.url, KEYS, post=self.post, environment={})
        self.engine, self.door = self.system.engine, self.system.door
        load_matrix(database.url, read_matrix(Path("processes/data-classes.yaml").read_bytes()))
        self.engine.execute(InstallDirectory(DIRECTORY), SYSTEM)
        for name, desk in CAST.items():
            self.engine.execute(SeatPerson(name, name.title(), (desk,)), SYSTEM)

    # Publishing, without the gate

    def publish(self, *parts, key=None, files=(), lanes=(), pathway=PATHWAY):
        """A process of these parts under a key of its own; its id is the key."""
        key = key or f"p{uuid4().hex[:8]}"
        return self.publish_files(
            key,
            {
                "a.bpmn": definitions(process(key, *parts, lanes=lanes)),
                "pathway.yaml": pathway.replace(b"key: p", f"key: {key}".encode()),
                **dict(files),
            },
        )

    def publish_files(self, key, files, due=None):
        candidate = Published(uuid4(), key, 0, files)
        for read in candidate.diagrams:
            assert not read.problems, read.problems
        processes = [one for read in candidate.diagrams for one in read.processes.values()]
        with self.engine.units(None) as unit:
            unit.publishing.lock()
            version = next((one.version for one in unit.publishing.latest() if one.key == key), 0) + 1
            starts = [
                StartRow(
                    one.id,
                    start.id,
                    start.event.kind if start.event else "none",
                    start.event.name if start.event else None,
                    start.form_id,
                    TARTU if due else None,
                    due,
                )
                for one in processes
                for start in one.starts()
            ]
            unit.publishing.add(
                Publication(
                    candidate.id,
                    key,
                    version,
                    content_hash(files),
                    None,
                    files,
                    {one.id: one.name for one in processes},
                    tuple(decision.id for decision in candidate.model.decisions) if candidate.model else (),
                    tuple(starts),
                )
            )
            unit.commit()
        return key

    # Acting

    def start(self, key, *, desk=PROBATION, start_event=None, **variables):
        return self.engine.execute(c.StartInstance(key.replace("-", "_"), TARTU, desk, variables, start_event), SYSTEM)

    def notice(self, key, who="alice", municipality=TARTU, request_id=None, **answers):
        command = c.StartPathway(key, CAST[who], municipality, answers, request_id=request_id or uuid4())
        return self.engine.execute(command, Actor(who))

    def complete(self, who, task, **answers):
        task_id = task if isinstance(task, UUID) else self.task(task)
        return self.engine.execute(c.CompleteTask(task_id, answers), Actor(who))

    def seat(self, who, *desks):
        self.engine.execute(SeatPerson(who, who.title(), desks), SYSTEM)

    def resolve(self, incident_id):
        return self.engine.execute(c.ResolveIncident(incident_id), Actor("olga"))

    def add_desk(self, organisation, role):
        with self.database.admin().begin() as connection:
            connection.execute(text("INSERT INTO organisation VALUES (:o, :o)"), {"o": organisation})
            connection.execute(
                text("INSERT INTO desk (id, organisation_id, role) VALUES (:d, :o, :r)"),
                {"d": f"{organisation}.{role}", "o": organisation, "r": role},
            )
            connection.execute(
                text("INSERT INTO desk_municipality VALUES (:d, :m)"), {"d": f"{organisation}.{role}", "m": TARTU}
            )

    @contextmanager
    def later(self, **time):
        with clock.at(clock.now() + timedelta(**time)):
            yield

    def run_jobs(self):
        run_until_idle(
            self.door, self.database.login_url("worker").render_as_string(hide_password=False).replace("+psycopg", "")
        )

    # Looking, past every policy

    def rows(self, sql, **parameters):
        with self.database.admin().connect() as connection:
            return connection.execute(text(sql), parameters).all()

    def value(self, sql, **parameters):
        return self.rows(sql, **parameters)[0][0]

    def open(self, case_id):
        """The elements of the open tasks of a case."""
        rows = self.rows("SELECT element_id FROM user_task WHERE case_id = :c AND state = 'open' ORDER BY 1", c=case_id)
        return [row.element_id for row in rows]

    def task(self, element_id, case_id=None):
        """The id of the newest open task of an element."""
        return self.value(
            """SELECT id FROM user_task WHERE element_id = :e AND state = 'open'
                 AND (CAST(:c AS uuid) IS NULL OR case_id = :c) ORDER BY opened_at DESC LIMIT 1""",
            e=element_id,
            c=case_id,
        )

    def instance(self, case_id, process_id=None):
        return self.rows(
            """SELECT * FROM process_instance WHERE case_id = :c AND (CAST(:p AS text) IS NULL OR process_id = :p)
                 ORDER BY started_at""",
            c=case_id,
            p=process_id,
        )[-1]

    def incidents(self, case_id):
        return self.rows("SELECT * FROM incident WHERE case_id = :c AND state = 'open'", c=case_id)

    @contextmanager
    def counting(self):
        """The statements and commits of the block, as the driver sends them."""
        told: dict[str, Any] = {"statements": [], "commits": 0}
        execute, commit = psycopg.Cursor.execute, psycopg.Connection.commit

        def executing(cursor, query, *args, **more):
            told["statements"].append(" ".join(str(query).split()))
            return execute(cursor, query, *args, **more)

        def committing(connection):
            told["commits"] += 1
            return commit(connection)

        with patch.object(psycopg.Cursor, "execute", executing), patch.object(psycopg.Connection, "commit", committing):
            yield told

    @contextmanager
    def breaking(self, beginning):
        """In the block, the statement that begins like this breaks."""
        execute = psycopg.Cursor.execute

        def executing(cursor, query, *args, **more):
            if " ".join(str(query).split()).startswith(beginning):
                raise ZeroDivisionError
            return execute(cursor, query, *args, **more)

        with patch.object(psycopg.Cursor, "execute", executing):
            yield


@contextmanager
def town():
    with databases.database(bootstrap.job_scripts()) as made:
        built = Town(made)
        try:
            yield built
        finally:
            built.system.close()


__all__ = ["MONDAY", "SYSTEM", "Actor", "clock", "timedelta", "town"]
