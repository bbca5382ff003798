"""The Python and the SQL form of the rules say the same in random worlds, and a change of either is noticed."""

import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace as Row

import pytest
from sqlalchemy import select, text

from engine.domain import access
from engine.domain.desks import Desk
from engine.domain.grants import Disclosure, Grant
from engine.domain.participants import Membership, Participant
from engine.domain.people import Party, ProtectedContact
from engine.storage import migrations
from engine.storage import tables as t
from tests.storage import worlds
from tests.storage.matrices import matrix

SEEDS = range(25)
MORE_SEEDS = range(25, 250)
CLASSED = (t.UserTask, t.Answer, t.Activity, t.DecisionTaken, t.Document)


def of(kind, row):
    """A domain object of a row: the fields that it knows."""
    names = {field for base in kind.__mro__ for field in getattr(base, "__dataclass_fields__", ())}
    return kind(**{name: value for name, value in row.items() if name in names})


def world_of(rows):
    return access.World(
        active={a["id"] for a in rows[t.Account] if a["active"]},
        desks={d["id"]: of(Desk, d) for d in rows[t.Desk]},
        memberships=[of(Membership, m) for m in rows[t.Membership]],
        participants=[of(Participant, p) for p in rows[t.Participant]],
        owners={c["id"]: c["owner_desk_id"] for c in rows[t.Case]},
        sides={(s["case_id"], s["account_id"]): s["side"] for s in rows[t.CaseSide]},
        grants=[of(Grant, g) for g in rows[t.AccessGrant]],
        disclosures=[of(Disclosure, d) for d in rows[t.Disclosure]],
    )


def expected(rows, actor, now):
    """What the Python form shows to an actor, table by table."""
    levels = matrix()
    mine = access.sight(actor, world_of(rows), now)
    parties = [of(Party, p) for p in rows[t.Party]]
    participants = [of(Participant, p) for p in rows[t.Participant]]
    staff = any(a["id"] == actor and a["active"] and not a["guest"] for a in rows[t.Account])
    seen = {model: {r["id"] for r in rows[model] if access.may_see(mine, Row(**r), levels)} for model in CLASSED}
    return seen | {
        t.Account: {a["id"] for a in rows[t.Account] if (staff and not a["guest"]) or a["id"] == actor},
        t.Desk: {d["id"] for d in rows[t.Desk] if access.may_see_desk(mine, of(Desk, d), participants)},
        t.Case: {c["id"] for c in rows[t.Case] if access.may_see_case(mine, c["id"])},
        t.Participant: {(p.case_id, p.desk_id) for p in participants if access.may_see_participant(mine, p)},
        t.Party: {p.id for p in parties if access.may_see_party(mine, p)},
        t.Person: {p.person_id for p in parties if access.may_see_party(mine, p)},
        t.ProtectedContact: {
            k["id"]
            for k in rows[t.ProtectedContact]
            if access.may_see_contact(mine, of(ProtectedContact, k), parties, levels)
        },
        t.Disclosure: {(d["answer_id"], d["desk_id"]) for d in rows[t.Disclosure] if d["desk_id"] in mine.desks},
    }


@cache
def expectations(seed, now):
    rows = worlds.build(seed, now)
    return rows, {actor: expected(rows, actor, now) for actor in worlds.PEOPLE}


def shown(c, actor, models):
    """What the database shows to an actor."""
    c.execute(text("SELECT set_config('koosrada.actor', :a, true)"), {"a": actor})
    found = {}
    for model in models:
        rows = c.execute(select(*model.__table__.primary_key.columns))
        found[model] = {tuple(row) if len(row) > 1 else row[0] for row in rows}
    return found


def differences(c, seed, now, models=None):
    """For whom the two forms differ in which table; how many rows were seen at all."""
    _, wanted = expectations(seed, now)
    c.execute(text("SET LOCAL ROLE koosrada_app"))
    found, seen = [], 0
    for actor, want in wanted.items():
        got = shown(c, actor, models or want)
        seen += sum(map(len, got.values()))
        found += [(seed, actor, model.__name__) for model in got if want[model] != got[model]]
    c.execute(text("RESET ROLE"))
    return found, seen


@pytest.mark.parametrize("seeds", [SEEDS, pytest.param(MORE_SEEDS, marks=pytest.mark.soak)], ids=["some", "many"])
def test_both_forms_show_the_same_rows_to_everybody(admin, seeds):
    found: list[tuple[int, str, str]] = []
    seen = 0
    with admin.connect() as c:
        now = c.scalar(text("SELECT now()"))
        for seed in seeds:
            worlds.load(c, expectations(seed, now)[0])
            here, rows = differences(c, seed, now)
            found, seen = found + here, seen + rows
        c.rollback()
    assert found == []
    assert seen > 300 * len(seeds)


ALL = tuple(CLASSED)
MUTANTS = [  # (where, the condition that someone forgets, what is left of it)
    ("my_desk", r"AND a\.active", ""),
    ("my_desk", r"AND m\.valid_from <= statement_timestamp\(\)", ""),
    ("my_desk", r"AND \(m\.valid_to IS NULL OR statement_timestamp\(\) < m\.valid_to\)", ""),
    ("my_hat", r"AND p\.valid_from <= statement_timestamp\(\)", ""),
    ("my_hat", r"AND \(p\.valid_to IS NULL OR statement_timestamp\(\) < p\.valid_to\)", ""),
    ("my_entry", r"NOT EXISTS \(.*?side\)", "true"),
    ("my_entry", r"s\.side = h\.side", "true"),
    ("my_entry", r"AND s\.account_id = \(SELECT actor\(\)\)", "LIMIT 1"),
    ("my_grant", r"account_id = \(SELECT actor\(\)\) AND", ""),
    ("my_grant", r"AND statement_timestamp\(\) < valid_to", ""),
    ("answer.see", r"answer\.audience = 'leader' AND", ""),
    ("answer.see", r"AND e\.desk_id = \(SELECT l", "AND '' <> (SELECT l"),
    ("answer.see", r"answer\.audience = 'network' AND", ""),
    ("answer.see", r"AND e\.scope = 'case'", ""),
    ("answer.see", r"e\.desk_id = answer\.desk_id\s+OR", ""),
    ("answer.see", r"OR r\.level = ANY \(answer\.parts\)", ""),
    ("answer.see", r"AND \(answer\.side IN \('all', 'neutral'\) OR e\.side IN \('neutral', answer\.side\)\)", ""),
    ("answer.see", r"AND \(answer\.data_class <> 'C3' OR e\.side <> 'offender'\)", ""),
    ("answer.see", r"AND 'client' = ANY \(answer\.parts\)", ""),
    ("answer.see", r"AND r\.data_class = answer\.data_class", ""),
    ("answer.see", r"AND g\.data_class = answer\.data_class", ""),
    ("answer.see", r"g\.case_id = answer\.case_id AND", ""),
    ("answer.see", r"AND e\.party_id = answer\.subject_id\)", ")"),
    ("answer.see_disclosed", r"audience = 'network' AND", ""),
    ("answer.see_disclosed", r"e\.desk_id = d\.desk_id", "true"),
    ("answer.see_disclosed", r"AND e\.case_id = answer\.case_id", ""),
    ("answer.see_disclosed", r"d\.answer_id = answer\.id AND", ""),
    ("answer.see_disclosed", r"AND r\.data_class = answer\.data_class", ""),
    ("answer.see_disclosed", r"AND \(answer\.side IN .*?answer\.side\)\)", ""),
    ("answer.see_disclosed", r"AND \(answer\.data_class <> 'C3' OR e\.side <> 'offender'\)", ""),
    ("answer.see_without_case", r"answer\.case_id IS NULL AND", ""),
    ("user_task.see_without_case", r"AND user_task\.desk_id = ANY \(ARRAY\(SELECT desk_id FROM my_desk\)\)", ""),
    ("protected_contact.see", r"AND e\.side <> 'offender'", ""),
    ("protected_contact.see", r"AND e\.scope = 'case'", ""),
    ("protected_contact.see", r"AND protected_contact\.kind = 'safe_contact'", ""),
    ("protected_contact.see", r"g\.case_id = e\.case_id AND", ""),
    ("participant.see", r"e\.desk_id = participant\.desk_id\s+OR", ""),
    ("participant.see", r"e\.scope = 'case' AND", ""),
    ("participant.see", r"AND \(participant\.side = 'neutral'.*?\)\)", ""),
    ("party.see", r"AND e\.scope = 'case'", ""),
    ("party.see", r"AND \(party\.side = 'neutral'.*?\)\)", ""),
    ("disclosure.see", r"desk_id = ANY \(ARRAY\(SELECT desk_id FROM my_desk\)\)", "true"),
    ("account.see", r"\) AND NOT guest", ")"),
    ("account.see", r"\(SELECT EXISTS \(SELECT FROM my_account a WHERE NOT a\.guest\)\)", "true"),
    ("my_account", r"AND a\.active", ""),
    ("desk.see", r"organisation_id IS NOT NULL\s+OR", ""),
    ("desk.see", r"OR id = ANY \(ARRAY\(SELECT desk_id FROM my_desk\)\)", ""),
    ("desk.see", r"p\.desk_id = desk\.id", "true"),
    ("account.see", r"OR id = \(SELECT actor\(\)\)", ""),
]


@cache
def sql(part):
    return (Path(migrations.__file__).parent / "sql" / f"0001_{part}.sql").read_text()


LOOPED = {
    "see": r"CREATE POLICY see ON %1\$I .*?(?=\$policy\$)",
    "see_without_case": r"CREATE POLICY see_without_case .*?(?=')",
}


def found(pattern, part):
    match = re.search(pattern, sql(part), re.DOTALL)
    assert match, f"{pattern} is not in {part}"
    return match[0]


def source(where):
    """The statements that make a view or a policy anew."""
    if "." not in where:
        return found(rf"CREATE VIEW {where} .*?;", "views").replace("CREATE", "CREATE OR REPLACE", 1)
    table, policy = where.split(".")
    if policy in LOOPED and table in {model.__tablename__ for model in CLASSED}:
        made = found(LOOPED[policy], "policies").replace("%1$I", table).replace("%I", table)
    else:
        made = found(rf"CREATE POLICY {policy} ON {table} FOR SELECT TO koosrada_app.*?;", "policies")
    return f"DROP POLICY {policy} ON {table}; {made}"


def test_every_forgotten_condition_is_noticed(admin):
    alive = {}
    for where, forgotten, left in MUTANTS:
        mutant, n = re.subn(forgotten, left, source(where), count=1, flags=re.DOTALL)
        assert n == 1, f"{where}: {forgotten} does not apply"
        alive[where, forgotten] = mutant
    with admin.connect() as c:
        now = c.scalar(text("SELECT now()"))
        for seed in SEEDS:
            worlds.load(c, expectations(seed, now)[0])
            for name, mutant in list(alive.items()):
                table = name[0].split(".")[0]
                models = [m for m in expectations(seed, now)[1][worlds.PEOPLE[0]] if m.__tablename__ == table] or None
                savepoint = c.begin_nested()
                c.exec_driver_sql(mutant, execution_options={"no_parameters": True})
                if differences(c, seed, now, models)[0]:
                    del alive[name]
                savepoint.rollback()
            if not alive:
                break
        c.rollback()
    assert list(alive) == []
