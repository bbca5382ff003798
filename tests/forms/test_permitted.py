"""Which questions somebody may fill, and which answers she may see."""

import pytest

from engine.forms import Reader, fields_for
from tests.forms.making import a_form, question, table, yes_no

CONTRIBUTION = a_form(
    yes_no("known", class_="C1"),
    table("facts", question("datetime", "day", class_="C2"), question("textarea", "what", class_="C2")),
    yes_no("coerciveControl", class_="C4", properties={"side": "victim", "summary": "true"}),
    question("textarea", "victimView", class_="C4", properties={"side": "victim"}),
    question("textfield", "phone", class_="C3"),
    question("textarea", "restricted", class_="C6", properties={"audience": "leader", "writeOnly": "true"}),
)
ALL = frozenset({"known", "facts", "facts.day", "facts.what", "coerciveControl", "victimView", "phone", "restricted"})
VICTIMS = frozenset({"coerciveControl", "victimView"})


def reader(side="neutral", levels=None, **more):
    full = dict.fromkeys(("C1", "C2", "C3", "C4", "C6"), "full")
    return Reader("police", side, full if levels is None else levels, **more)


def test_the_desk_with_the_task_fills_everything_and_does_not_see_again_what_is_write_only():
    permitted = fields_for(CONTRIBUTION, reader(levels={}, fills=True))
    assert (permitted.fillable, permitted.visible) == (ALL, ALL - {"restricted"})


def test_a_desk_of_the_victims_side_fills_what_is_of_its_side():
    assert fields_for(CONTRIBUTION, reader("victim", fills=True)).fillable == ALL


def test_a_desk_of_the_other_side_neither_fills_nor_sees_what_is_the_victims_or_a_protected_contact():
    permitted = fields_for(CONTRIBUTION, reader("offender", fills=True, leads=True))
    assert permitted.fillable == ALL - VICTIMS - {"phone"}
    assert not permitted.visible & (VICTIMS | {"phone"})


def test_a_reader_without_the_task_fills_nothing():
    assert fields_for(CONTRIBUTION, reader()).fillable == frozenset()


def test_a_reader_sees_what_the_matrix_opens():
    levels = {"C1": "full", "C2": "none", "C4": "summary", "C3": "break_glass"}
    assert fields_for(CONTRIBUTION, reader(levels=levels)).visible == {"known", "coerciveControl"}
    assert fields_for(CONTRIBUTION, reader(levels={})).visible == frozenset()


def test_what_is_for_the_leader_is_seen_by_the_leader_alone():
    assert "restricted" not in fields_for(CONTRIBUTION, reader()).visible
    assert "restricted" in fields_for(CONTRIBUTION, reader(leads=True)).visible


@pytest.mark.parametrize("level", ["own_client", "own_part"])
def test_who_serves_the_party_sees_what_is_about_her(level):
    levels = {"C1": level}
    assert fields_for(CONTRIBUTION, reader(levels=levels, serves=True)).visible == {"known"}
    assert fields_for(CONTRIBUTION, reader(levels=levels)).visible == frozenset()


def test_a_question_whose_class_hangs_on_the_writer_is_seen_only_where_every_class_is():
    form = a_form(question("textarea", "needs", class_="C2", properties={"classByRole": "health=C5"}))
    assert fields_for(form, reader()).visible == frozenset()
    assert fields_for(form, reader(levels={"C2": "full", "C5": "full"})).visible == {"needs"}


def test_a_side_that_the_answers_decide_is_behind_the_wall_until_then():
    form = a_form(question("number", "n", properties={"side": "= side"}))
    assert fields_for(form, reader("offender")).visible == frozenset()
    assert fields_for(form, reader("offender", fills=True)).fillable == {"n"}
    assert fields_for(form, reader()).visible == {"n"}
