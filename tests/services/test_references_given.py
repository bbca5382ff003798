"""Whom a submission names: only those whom its author may name."""

import pytest

from engine.forms import AnswersRefused
from tests.bpmn.diagrams import chain, end, start, user_task
from tests.services.town import POLICE, form, party, question


def choosing(town, *fields):
    """A case in which bob of the police answers these questions."""
    asked = [start(), user_task("ask", form="f", groups=f"desk:{POLICE}"), end(), *chain("start", "ask", "end")]
    return town.publish(*asked, files=[form("f", *fields)])


def kind_of(key, kind):
    return question(key, "select", values=[], properties={"kind": kind})


def refused(town, **answers):
    with pytest.raises(AnswersRefused) as told:
        town.complete("bob", "ask", **answers)
    return {path: str(sentence) for path, sentence in told.value.errors.items()}


@pytest.fixture
def other_case(town):
    """A party of a case that bob has no part in."""
    key = town.publish(start(form="n"), user_task("wait", groups="case_lead"), end(), *chain("start", "wait", "end"),
                       files=[form("n", party("client"))])  # fmt: skip
    started = town.notice(key, client={"name": "Mart", "side": "offender"})
    (row,) = town.rows("SELECT id FROM party WHERE case_id = :case", case=started.case_id)
    return row.id


def test_a_party_of_another_case_is_refused_like_one_that_does_not_exist(town, other_case):
    key = choosing(town, party("person"))
    town.start(key)
    nobody = "party:00000000-0000-4000-8000-000000000000"
    told = refused(town, person=f"party:{other_case}")
    assert told == refused(town, person=nobody) == {"person": "Choose somebody of this case"}


def test_a_desk_that_does_not_exist_is_refused(town):
    town.start(choosing(town, kind_of("where", "desk")))
    assert refused(town, where="desk:nowhere.police") == {"where": "Choose a desk from the list"}


def test_a_colleague_outside_the_network_is_refused_and_one_inside_is_taken(town):
    started = town.start(choosing(town, kind_of("helper", "colleague")))
    assert refused(town, helper="account:charlie") == {"helper": "Choose somebody who works at a desk of this case"}
    town.complete("bob", "ask", helper="account:alice")
    assert town.open(started.case_id) == []


def test_a_wrong_line_of_a_table_is_named(town):
    lines = {"type": "dynamiclist", "id": "lines", "path": "lines", "label": "Lines", "properties": {"class": "C1"},
             "components": [kind_of("desk", "desk")]}  # fmt: skip
    town.start(choosing(town, lines))
    given = [{"desk": f"desk:{POLICE}"}, {"desk": "desk:nowhere.police"}]
    assert refused(town, lines=given) == {"lines[1].desk": "Choose a desk from the list"}
