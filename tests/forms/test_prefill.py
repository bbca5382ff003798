"""What a fresh form shows."""

from datetime import UTC, datetime
from decimal import Decimal

from engine import clock
from engine.forms import prefill, prefill_line
from tests.forms.making import MONDAY, a_form, options, question, table


def shown(form, known=None, permitted=None):
    with clock.at(MONDAY, "Europe/Tallinn"):
        return prefill(form, known or {}, permitted)


def test_a_form_shows_its_defaults():
    form = a_form(
        question("textfield", "place", defaultValue="Tartu"),
        question("checkbox", "told", defaultValue=False),
        question("checklist", "signs", values=options("a", "b"), defaultValue=["a"]),
    )
    assert shown(form) == {"place": "Tartu", "told": False, "signs": ["a"]}


def test_a_process_variable_comes_before_the_default_and_is_shown_in_local_time():
    at = question("datetime", "meetingAt", subtype="datetime", properties={"prefill": "proposal.at"})
    days = question("number", "days", defaultValue="=proposal.days")
    form = a_form(at, days, question("number", "other", defaultValue=5, properties={"prefill": "none"}))
    known = {"proposal": {"at": datetime(2026, 3, 5, 8, tzinfo=UTC), "days": Decimal("1.5")}}
    assert shown(form, known) == {"meetingAt": "2026-03-05T10:00", "days": "1.5", "other": 5}


def test_a_read_only_question_shows_the_variable_of_its_name_and_others_do_not():
    form = a_form(question("number", "openActions", readonly=True), question("number", "score"))
    assert shown(form, {"openActions": 3, "score": 4}) == {"openActions": 3}


def test_what_does_not_fit_the_question_is_left_out():
    form = a_form(question("radio", "trend", values=options("up"), properties={"prefill": "trend"}))
    assert shown(form, {"trend": "sideways"}) == {}
    assert shown(form, {"trend": "up"}) == {"trend": "up"}


def test_what_is_write_only_or_not_permitted_is_not_shown():
    form = a_form(
        question("number", "a", defaultValue=1, properties={"writeOnly": "true"}),
        question("number", "b", defaultValue=2),
    )
    assert shown(form) == {"b": 2}
    assert shown(form, permitted=frozenset({"a"})) == {}


def test_a_table_shows_the_lines_that_the_process_proposes():
    columns = (
        question("select", "to", readonly=True, properties={"kind": "desk"}),
        question("number", "days", defaultValue=3),
        question("textarea", "why"),
    )
    form = a_form(table("recipients", *columns, properties={"prefill": "proposed"}))
    known = {"proposed": [{"to": "desk:a.police", "days": 1, "secret": "x"}, {"to": "desk:b.health"}]}
    lines = [{"to": "desk:a.police", "days": 1}, {"to": "desk:b.health", "days": 3}]
    assert shown(form, known) == {"recipients": lines}
    assert shown(form, known, frozenset({"recipients", "recipients.to"})) == {
        "recipients": [{"to": "desk:a.police"}, {"to": "desk:b.health"}]
    }
    assert prefill_line(form.fields[0], {}) == {"days": 3}
