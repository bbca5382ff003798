import pytest

from engine.errors import NotFound
from tests.bpmn.diagrams import chain, end, parallel, service_task, start, user_task
from tests.services.town import POLICE, PROGRAMME, SUPPORT, Actor, form, party, question, yes_or_no

NOTICE = form("notice", party("client"), yes_or_no("urgent"), question("reason", "textarea"))
CONTRIBUTE = form(
    "contribute", question("facts", "textarea"), question("secret", "textarea", properties={"audience": "leader"})
)


@pytest.fixture(scope="module")
def case(town):
    """A case with everybody in its network, each of whom has said something."""
    members = ", ".join(f'{{desk: "desk:{desk}"}}' for desk in (POLICE, SUPPORT, PROGRAMME))
    roles = {"bob": "police", "dana": "victim_support", "eve": "perpetrator_programme"}
    key = town.publish(
        start(form="notice"),
        service_task("invite", "network.invite", inputs={"members": f"=[{members}]"}),
        parallel("fork"),
        parallel("join"),
        end(),
        *(user_task(who, form="contribute", groups=role) for who, role in roles.items()),
        *chain("start", "invite", "fork"),
        *(flow for who in roles for flow in chain("fork", who, "join")),
        *chain("join", "end"),
        files=[NOTICE, CONTRIBUTE],
    )
    begun = town.notice(
        key, client={"name": "Raul Tamm", "nationalId": "INVENTED-500", "side": "offender"}, urgent=True
    )
    for who in roles:
        town.complete(who, town.task(who, begun.case_id), facts=f"facts of {who}", secret=f"secret of {who}")
    return begun


def values(view):
    return {answer.value for answer in view.answers if isinstance(answer.value, str)}


def test_a_worklist_has_the_open_tasks_of_ones_own_desks_the_most_urgent_first(town):
    key = town.publish(
        start(),
        parallel("fork"),
        user_task("soon", groups="health", due="=today()"),
        user_task("later", groups="health", due='=today() + duration("P3D")'),
        end(),
        end("end_2"),
        *chain("start", "fork", "later", "end"),
        *chain("fork", "soon", "end_2"),
    )
    town.add_desk("ward", "health")
    town.seat("hanna", "ward.health")
    town.start(key)
    assert [task.element_id for task in town.engine.worklist(Actor("hanna"))] == ["soon", "later"]
    assert [task.element_id for task in town.engine.worklist(Actor("hanna"), most=1)] == ["soon"]
    assert town.engine.worklist(Actor("nobody")) == ()


def test_alice_who_leads_sees_her_case_and_what_is_for_the_leader_only(town, case):
    view = town.engine.case(Actor("alice"), case.receipt.lower())
    assert [party.name for party in view.parties] == ["Raul Tamm"]
    assert len(view.participants) == 4
    assert {"facts of bob", "secret of bob", "secret of dana", "secret of eve"} <= values(view)
    assert "end" in {line.element_id for line in view.timeline}


def test_the_wall_stands_between_the_sides(town, case):
    dana, eve = (town.engine.case(Actor(who), case.receipt) for who in ("dana", "eve"))
    assert [party.name for party in dana.parties] == []
    assert {"facts of dana", "secret of dana", "facts of bob"} <= values(dana)
    assert not {"facts of eve", "secret of eve", "secret of bob"} & values(dana)
    assert not {"facts of dana", "secret of dana"} & values(eve)
    assert SUPPORT not in {one.desk_id for one in eve.participants}


def test_charlie_outside_finds_no_case(town, case):
    for reference in (case.receipt, "TUKO-222222", "nonsense"):
        with pytest.raises(NotFound) as nothing:
            town.engine.case(Actor("charlie"), reference)
        assert str(nothing.value) == "There is no such case."


def test_reading_a_case_is_logged(town, case):
    before = town.value("SELECT count(*) FROM read_log WHERE case_id = :c", c=case.case_id)
    town.engine.case(Actor("bob"), case.receipt)
    assert town.value("SELECT count(*) FROM read_log WHERE case_id = :c", c=case.case_id) == before + 1
    town.door.seal_reads()
    assert town.value("SELECT count(*) FROM read_log WHERE sealed_seq IS NULL") == 0
