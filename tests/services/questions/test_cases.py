"""A case as one person sees it."""

from dataclasses import fields

import pytest

from engine.domain.running.views import TaskView
from engine.errors import NotFound
from tests.bpmn.diagrams import chain, end, multiple, parallel, service_task, start, user_task
from tests.services.town import CHILDREN, POLICE, PROGRAMME, SUPPORT, Actor, form, party, question, yes_or_no

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


def test_a_look_that_was_refused_is_noted(town, case):
    with pytest.raises(NotFound):
        town.engine.case(Actor("charlie"), case.receipt)
    [noted] = town.rows("SELECT body FROM audit_event WHERE body LIKE :who ORDER BY at DESC LIMIT 1", who="%charlie%")
    assert '"refused":true' in noted.body
    assert case.receipt in noted.body


def test_lines_and_desks_have_the_names_that_people_know(town, case):
    view = town.engine.case(Actor("alice"), case.receipt)
    assert {(line.name, line.kind) for line in view.timeline if line.element_id == "invite"} == {
        ("invite", "serviceTask")
    }
    assert view.desks[POLICE].organisation == POLICE
    assert view.desks[POLICE].role == "police"
    assert (view.head.zone, view.head.place) == ("Europe/Tallinn", "ee-tartu")


def test_only_the_leading_desk_learns_that_something_cannot_go_on(town):
    key = town.publish(
        start(),
        service_task("invite", "network.invite", inputs={"members": f'=[{{desk: "desk:{POLICE}"}}]'}),
        user_task("prepare", groups="case_lead"),
        user_task("ask", groups="nobody_here"),
        end(),
        *chain("start", "invite", "prepare", "ask", "end"),
    )
    begun = town.start(key)
    town.complete("alice", town.task("prepare", begun.case_id))
    assert town.engine.case(Actor("alice"), begun.receipt).is_stuck
    assert not town.engine.case(Actor("bob"), begun.receipt).is_stuck


@pytest.fixture(scope="module")
def shared(town):
    """A case in which many desks of both sides are asked the same at once."""
    desks = [POLICE, SUPPORT, CHILDREN, PROGRAMME]
    members = ", ".join(f'{{desk: "desk:{desk}"}}' for desk in desks)
    key = town.publish(
        start(),
        service_task("invite", "network.invite", inputs={"members": f"=[{members}]"}),
        user_task("share", groups="=member.desk", loop=multiple(f"=[{members}]", "member")),
        end(),
        *chain("start", "invite", "share", "end"),
    )
    return town.start(key)


def test_eve_learns_neither_by_a_number_nor_by_the_order_that_somebody_is_left_out(town, shared):
    tasks = town.engine.case(Actor("eve"), shared.receipt).tasks
    assert {task.desk_id for task in tasks} == {POLICE, CHILDREN, PROGRAMME}
    assert [task.id for task in tasks] == sorted(task.id for task in tasks)
    assert not [one.name for one in fields(TaskView) if "counter" in one.name or "number" in one.name]
