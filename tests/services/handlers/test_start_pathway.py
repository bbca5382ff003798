from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import uuid4

import pytest

from engine.errors import Forbidden, NotFound
from engine.forms import AnswersRefused
from engine.services import commands as c
from tests.bpmn.diagrams import chain, end, message, start, sub_process, user_task
from tests.services.town import PROBATION, TALLINN, TARTU, Actor, form, party, question, yes_or_no

NOTICE = form("notice", party("client"), yes_or_no("urgent"), question("reason", "textarea"))
RAUL = {"name": "Raul Tamm", "nationalId": "INVENTED-1", "side": "offender"}


@pytest.fixture
def pathway(town):
    return town.publish(
        start(form="notice"),
        user_task("ask", groups="case_lead"),
        end(),
        *chain("start", "ask", "end"),
        sub_process(
            "incident",
            start("told", message("newIncident"), interrupting=False),
            user_task("look", groups="case_lead"),
            end("looked"),
            *chain("told", "look", "looked"),
            by_event=True,
        ),
        files=[NOTICE],
    )


def client(number):
    return {**RAUL, "nationalId": f"INVENTED-{number}"}


def cases(town, pathway):
    return town.rows("SELECT * FROM case_ WHERE pathway_key = :k", k=pathway)


def test_alice_opens_a_case_that_her_own_desk_leads(town, pathway):
    begun = town.notice(pathway, client=RAUL, urgent=True, reason="He drinks again.")
    (case,) = cases(town, pathway)
    assert (case.id, case.reference, case.owner_desk_id) == (begun.case_id, begun.receipt, PROBATION)
    assert town.open(case.id) == ["ask"]
    (person,) = town.rows(
        "SELECT * FROM person WHERE id IN (SELECT person_id FROM party WHERE case_id = :c)", c=case.id
    )
    assert b"Raul" not in bytes(person.name)
    assert b"INVENTED" not in bytes(person.national_id)
    (party_row,) = town.rows("SELECT * FROM party WHERE case_id = :c", c=case.id)
    assert (party_row.side, party_row.kind) == ("offender", "client")


def test_bob_notices_and_alices_desk_leads_and_he_sees_his_own_part_only(town, pathway):
    begun = town.notice(pathway, "bob", client=client(2), urgent=False)
    (case,) = cases(town, pathway)
    assert case.owner_desk_id == PROBATION
    assert begun.case_id is None
    assert begun.receipt != case.reference
    rows = town.rows("SELECT desk_id, scope FROM participant WHERE case_id = :c ORDER BY 1", c=case.id)
    assert [tuple(row) for row in rows] == [("police.police", "own_tasks"), (PROBATION, "case")]


def test_raising_again_opens_the_next_cycle_of_a_closed_case(town, pathway):
    begun = town.notice(pathway, client=client(3), urgent=False)
    town.complete("alice", town.task("ask", begun.case_id))
    assert cases(town, pathway)[0].status == "closed"
    again = town.notice(pathway, "bob", client=client(3), urgent=True)
    (case,) = cases(town, pathway)
    assert (case.status, case.cycle) == ("active", 2)
    assert town.open(case.id) == ["ask"]
    assert town.instance(case.id).cycle == 2
    assert again.receipt != case.reference
    assert town.value("SELECT count(*) FROM answer WHERE case_id = :c", c=case.id) == 4


def test_raising_again_tells_an_open_case_of_a_new_incident(town, pathway):
    begun = town.notice(pathway, client=client(4), urgent=False)
    told = town.notice(pathway, "bob", client=client(4), urgent=True)
    assert len(cases(town, pathway)) == 1
    assert town.open(begun.case_id) == ["ask", "look"]
    assert (told.case_id, told.instance_id) == (None, None)
    own = town.notice(pathway, client=client(4), urgent=True)
    assert own.receipt == begun.receipt
    assert town.open(begun.case_id) == ["ask", "look", "look"]


def test_bobs_answer_looks_the_same_whether_there_was_a_case_or_not(town, pathway):
    town.notice(pathway, client=client(5), urgent=False)
    told, new = (town.notice(pathway, "bob", client=client(number), urgent=True) for number in (5, 6))
    assert {type(told.receipt), told.case_id, told.instance_id} == {type(new.receipt), new.case_id, new.instance_id}
    assert len(told.receipt) == len(new.receipt)
    assert told.receipt.partition("-")[0] == new.receipt.partition("-")[0]


def test_a_double_click_starts_once(town, pathway):
    request = uuid4()
    first, second = (town.notice(pathway, "bob", request_id=request, client=client(7), urgent=True) for _ in range(2))
    assert first == second
    assert len(cases(town, pathway)) == 1
    request = uuid4()
    for _ in range(2):
        town.notice(pathway, "bob", request_id=request, client=client(7), urgent=True)
    assert town.open(cases(town, pathway)[0].id) == ["ask", "look"]


def test_nobody_starts_from_a_desk_that_is_not_hers_or_may_not_start(town, pathway):
    with pytest.raises(Forbidden):
        town.notice(pathway, "dana", client=client(8), urgent=True)
    with pytest.raises(NotFound):
        town.notice("nothing", client=client(8), urgent=True)
    with pytest.raises(NotFound):
        town.notice(pathway, municipality="ee-nowhere", client=client(8), urgent=True)
    assert not cases(town, pathway)


def test_a_form_that_is_not_filled_opens_nothing(town, pathway):
    with pytest.raises(AnswersRefused):
        town.notice(pathway, client={"name": "", "side": "offender"}, urgent="so so")
    assert not cases(town, pathway)


def test_the_same_person_in_another_municipality_has_a_case_of_her_own(town, pathway):
    town.notice(pathway, client=client(9), urgent=True)
    begun = town.notice(pathway, "charlie", TALLINN, client=client(9), urgent=True)
    assert begun.case_id is not None
    assert len(cases(town, pathway)) == 2
    assert (
        town.value(
            "SELECT count(DISTINCT person_id) FROM party p JOIN case_ c ON c.id = p.case_id WHERE pathway_key = :k",
            k=pathway,
        )
        == 1
    )


def at_once(*acts):
    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(act) for act in acts]]


def test_a_double_click_at_the_same_moment_starts_once_and_tells_of_no_new_incident(town, pathway):
    for number in (20, 21, 22):
        notice = partial(town.notice, pathway, "bob", request_id=uuid4(), client=client(number), urgent=True)
        first, second = at_once(notice, notice)
        assert first == second
    nameless = {"name": "Somebody", "side": "offender"}
    notice = partial(town.notice, pathway, "bob", request_id=uuid4(), client=nameless, urgent=True)
    at_once(notice, notice)
    assert [town.open(case.id) for case in cases(town, pathway)] == [["ask"]] * 4


def test_two_notices_of_one_person_at_the_same_moment_make_one_case(town, pathway):
    at_once(*(partial(town.notice, pathway, who, client=client(30), urgent=True) for who in ("alice", "bob")))
    (case,) = cases(town, pathway)
    assert town.open(case.id) == ["ask", "look"]


def test_two_pathways_that_name_one_new_person_at_the_same_moment_both_begin(town, pathway):
    other = town.publish(
        start(form="notice"), user_task("ask", groups="case_lead"), end(), *chain("start", "ask", "end"), files=[NOTICE]
    )
    for number in range(40, 44):
        at_once(*(partial(town.notice, key, client=client(number), urgent=True) for key in (pathway, other)))
    assert len(cases(town, pathway)) == len(cases(town, other)) == 4


def test_what_was_typed_as_a_desk_does_not_reach_the_audit_trail(town, pathway):
    command = c.StartPathway(pathway, "Mari Maasikas, born 1980", TARTU, {})
    with pytest.raises(Forbidden):
        town.engine.execute(command, Actor("alice"))
    assert town.value("SELECT count(*) FROM audit_event WHERE body LIKE '%Maasikas%'") == 0
