"""What was answered: answers to keep, and values for the process."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from engine import clock
from engine.feel import to_feel, to_json
from engine.forms import Kind, PartiesUnresolved
from tests.forms.making import MONDAY, a_form, options, question, refusals, submit, table, values, yes_no

INPUT = {"processInput": "true"}
MARI = f"party:{UUID(int=7)}"
CLIENT = question("select", "client", properties={"kind": "party", **INPUT})


def test_answers_carry_the_marks_of_their_question():
    marks = {
        "classByRole": "health=C5",
        "side": "neutral",
        "audience": "leader",
        "subject": "client",
        "writeOnly": "true",
    }
    reason = question("textarea", "reason", class_="C2", properties={**marks, "legalBasis": "statutory_task"})
    _, answer = submit(a_form(CLIENT, reason), {"client": MARI, "reason": "Fear"}, role="health").answers
    assert (answer.data_class, answer.side, answer.audience, answer.subject) == ("C5", "neutral", "leader", MARI)
    assert (answer.free_text, answer.write_only, answer.legal_basis, answer.parts) == (True, True, "statutory_task", ())


def test_a_summary_is_a_part():
    (answer,) = submit(a_form(yes_no("known", properties={"summary": "true"})), {"known": True}).answers
    assert answer.parts == ("summary",)


def test_an_answer_is_about_the_party_that_its_question_names():
    columns = (
        question("select", "ref", properties={"kind": "party"}),
        question("number", "age", properties={"subject": "ref"}),
    )
    form = a_form(CLIENT, table("victims", *columns), question("number", "age2", properties={"subject": "clientRef"}))
    known = {"clientRef": f"party:{UUID(int=8)}"}
    sent = {"client": MARI, "victims": [{"ref": MARI, "age": 30}, {"age": 31}], "age2": 5}
    found = {(answer.path, answer.row): answer.subject for answer in submit(form, sent, known=known).answers}
    assert found == {
        ("client", None): MARI,
        ("victims.ref", 0): MARI,
        ("victims.age", 0): MARI,
        ("victims.age", 1): None,
        ("age2", None): known["clientRef"],
    }


def test_the_side_of_a_line_may_hang_on_its_answers():
    columns = (
        question("select", "desk", properties={"kind": "desk"}),
        question("radio", "impact", values=options("none", "inform_victim_first")),
    )
    side = '= if impact != "none" then "victim" else desk'
    form = a_form(table("actions", *columns, properties={"side": side}))
    sent = [{"desk": "desk:a.police", "impact": "none"}, {"desk": "desk:a.police", "impact": "inform_victim_first"}]
    found = [answer.side for answer in submit(form, {"actions": sent}).answers]
    assert found == ["desk:a.police", "desk:a.police", "victim", "victim"]


def test_the_writers_own_side_is_left_to_the_service():
    assert submit(a_form(yes_no("known")), {"known": True}).answers[0].side is None


def test_marked_answers_become_process_variables():
    form = a_form(
        yes_no("known", properties=INPUT),
        question("number", "score", properties=INPUT),
        question("datetime", "at", subtype="datetime", properties=INPUT),
        question("checklist", "signs", values=options("a", "b"), properties=INPUT),
        question("textarea", "reason", properties={"processInput": "reference"}),
        question("textfield", "note"),
    )
    sent = {"known": True, "score": "1.5", "at": "2026-03-05T10:00", "signs": ["a"], "reason": "Fear", "note": "x"}
    found = submit(form, sent)
    reason = next(answer for answer in found.answers if answer.key == "reason")
    assert found.process_inputs == {
        "known": True,
        "score": Decimal("1.5"),
        "at": to_feel(datetime(2026, 3, 5, 8, tzinfo=UTC)),
        "signs": ["a"],
        "reason": f"answer:{reason.id}",
    }
    to_json(found.process_inputs)


def test_a_question_without_an_answer_clears_its_variable_and_one_that_was_not_asked_leaves_it():
    form = a_form(
        yes_no("known", properties=INPUT),
        question("checklist", "signs", values=options("a", "b"), properties=INPUT),
        table("facts", question("datetime", "day", properties=INPUT)),
        question("number", "score", properties=INPUT),
        question("number", "openActions", readonly=True, properties=INPUT),
    )
    asked = frozenset({"known", "signs", "facts", "facts.day", "openActions"})
    assert submit(form, {}, asked=asked).process_inputs == {"known": None, "signs": [], "facts": []}


def test_a_table_gives_its_marked_columns_and_a_reference_to_each_line():
    desk = question("select", "desk", properties={"kind": "desk", **INPUT})
    form = a_form(table("members", desk, question("textarea", "why"), question("number", "n", properties=INPUT)))
    found = submit(form, {"members": [{"desk": "desk:a.police", "why": "Knows him"}, {"why": "?"}]})
    assert found.process_inputs == {
        "members": [
            {"row": f"row:{found.rows['members'][0]}", "desk": "desk:a.police", "n": None},
            {"row": f"row:{found.rows['members'][1]}", "desk": None, "n": None},
        ]
    }
    assert {answer.row_id for answer in found.answers} == set(found.rows["members"])


def test_a_new_person_is_resolved_before_the_process_hears_of_her():
    about = question("number", "age", properties={"subject": "client"})
    found = submit(a_form(CLIENT, about), {"client": {"name": "Mari", "side": "victim"}, "age": 30})
    with pytest.raises(PartiesUnresolved):
        _ = found.process_inputs
    with pytest.raises(PartiesUnresolved):
        found.resolve({})
    with pytest.raises(PartiesUnresolved):
        found.resolve({"client": "Mari"})
    resolved = found.resolve({"client": MARI})
    assert resolved.process_inputs == {"client": MARI}
    assert resolved.new_parties == ()
    assert [answer.subject for answer in resolved.answers] == [MARI, MARI]


def test_a_side_that_cannot_be_worked_out_is_refused():
    form = a_form(question("number", "n", properties={"side": "= 3"}))
    assert refusals(form, {"n": 1}) == {"n": "It could not be worked out who may see this answer"}


def test_a_submission_can_be_written_as_it_was_sent():
    form = a_form(
        CLIENT,
        question("datetime", "at", subtype="datetime"),
        question("number", "share"),
        table("members", question("select", "desk", properties={"kind": "desk"})),
        question("number", "openActions", readonly=True),
    )
    mari = {"name": "Mari", "nationalId": None, "side": "victim"}
    sent = {"client": mari, "at": "2026-03-05T10:00", "share": "1.5", "members": [{"desk": "desk:a.b"}]}
    found = submit(form, sent, known={"openActions": 3})
    with clock.at(MONDAY, "Europe/Tallinn"):
        assert json.loads(json.dumps(found.as_input())) == sent
    assert values(found)["openActions"] == 3


def test_a_submission_tells_whom_and_what_the_person_chose_herself():
    mine, given = (f"party:0b0f5b0e-6c0f-4b62-9e58-0a8f6f6f3a1{n}" for n in (1, 2))
    form = a_form(
        question("select", "her", properties={"kind": "party"}),
        question("select", "shown", properties={"kind": "party"}, readonly=True),
        question("select", "new", properties={"kind": "party"}),
        table("members", question("select", "desk", properties={"kind": "desk"}),
              question("select", "who", properties={"kind": "colleague"})),
    )  # fmt: skip
    sent = {
        "her": mine, "new": {"name": "Mari", "side": "victim"},
        "members": [{"desk": "desk:a.b", "who": "account:ann"}, {"desk": "desk:c.d"}],
    }  # fmt: skip
    assert submit(form, sent, known={"shown": given}).references == {
        Kind.PARTY: {mine}, Kind.DESK: {"desk:a.b", "desk:c.d"}, Kind.COLLEAGUE: {"account:ann"},
    }  # fmt: skip
