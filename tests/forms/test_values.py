"""What people may send for each kind of question, and what it becomes."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from tests.forms.making import a_form, options, question, refusals, submit, values, yes_no

AREA = question("textarea", "k")
TEXT = question("textfield", "k")
WHOLE = question("number", "k", decimalDigits=0)
NUMBER = question("number", "k")
DAY = question("datetime", "k")
AT = question("datetime", "k", subtype="datetime")
HOUR = question("datetime", "k", subtype="time")
BOX = question("checkbox", "k")
KNOWN = yes_no("k")
TREND = question("radio", "k", values=options("up", "down"))
SIGNS = question("checklist", "k", values=options("a", "b", "c"))
PARTY = question("select", "k", properties={"kind": "party"})
COLLEAGUE = question("select", "k", properties={"kind": "colleague"})
DESK = question("select", "k", properties={"kind": "desk"})
UUID_TEXT = "0b0f5b0e-6c0f-4b62-9e58-0a8f6f6f3a11"

ACCEPTED = [
    (TEXT, "  Mari  ", "Mari"),
    (TEXT, "o\u0303un", "õun"),
    (TEXT, "x" * 500, "x" * 500),
    (AREA, "one\r\ntwo\rthree\tfour\n", "one\ntwo\nthree\tfour"),
    (AREA, "x" * 20_000, "x" * 20_000),
    (WHOLE, 12, 12),
    (WHOLE, " 12 ", 12),
    (WHOLE, "-3", -3),
    (WHOLE, 12.0, 12),
    (NUMBER, "1,5", Decimal("1.5")),
    (NUMBER, "1.50", Decimal("1.50")),
    (NUMBER, 0.1, Decimal("0.1")),
    (DAY, "2026-03-05", date(2026, 3, 5)),
    (DAY, date(2026, 3, 5), date(2026, 3, 5)),
    (AT, "2026-03-05T10:00", datetime(2026, 3, 5, 8, tzinfo=UTC)),
    (AT, "2026-03-05 10:00:30", datetime(2026, 3, 5, 8, 0, 30, tzinfo=UTC)),
    (AT, "2026-07-05T10:00", datetime(2026, 7, 5, 7, tzinfo=UTC)),
    (AT, "2026-03-05T10:00Z", datetime(2026, 3, 5, 10, tzinfo=UTC)),
    (AT, "2026-03-05T10:00+02:00", datetime(2026, 3, 5, 8, tzinfo=UTC)),
    (AT, "2026-10-25T03:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # shown twice: the first is meant
    (HOUR, "14:30", time(14, 30)),
    (BOX, True, True),
    (BOX, "true", True),
    (KNOWN, "isTrue", True),
    (KNOWN, "isFalse", False),
    (KNOWN, False, False),
    (TREND, "up", "up"),
    (SIGNS, ["c", "a", "c"], ("a", "c")),
    (SIGNS, "b", ("b",)),
    (PARTY, f"party:{UUID_TEXT.upper()}", f"party:{UUID_TEXT}"),
    (COLLEAGUE, "account:tartu-probation.probation_officer", "account:tartu-probation.probation_officer"),
    (DESK, "desk:tartu-police.police", "desk:tartu-police.police"),
]
REFUSED = [
    (TEXT, "one\ntwo", "Write this in one line"),
    (TEXT, "x" * 501, "Enter no more than 500 characters"),
    (TEXT, 12, "Enter a text"),
    (AREA, "x" * 20_001, "Enter no more than 20000 characters"),
    (AREA, "x" * 900_000, "Enter no more than 20000 characters"),
    (AREA, "a\x00b", "Remove the invisible characters from this text"),
    (AREA, "a\x1bb", "Remove the invisible characters from this text"),
    (AREA, "a\u202eb", "Remove the invisible characters from this text"),
    (AREA, "a\ud800b", "Remove the invisible characters from this text"),
    (WHOLE, "12.5", "Enter a whole number, like 12"),
    (WHOLE, 12.5, "Enter a whole number, like 12"),
    (WHOLE, "a dozen", "Enter a whole number, like 12"),
    (WHOLE, True, "Enter a whole number, like 12"),
    (WHOLE, float("nan"), "Enter a whole number, like 12"),
    (WHOLE, 10**4000, "This number is too large"),
    (WHOLE, 1e300, "This number is too large"),
    (NUMBER, "1e5", "Enter a number, like 12 or 1.5"),
    (NUMBER, "0." + "1" * 12, "Enter a number with at most this many decimals: 9"),
    (DAY, "5.3.2026", "Enter a date, like 5 March 2026"),
    (DAY, "2026-02-30", "Enter a date, like 5 March 2026"),
    (DAY, "2026-W10-4", "Enter a date, like 5 March 2026"),
    (DAY, datetime(2026, 3, 5, tzinfo=UTC), "Enter a date, like 5 March 2026"),
    (DAY, "0026-03-05", "Enter a year from 1900 to 2200"),
    (AT, "2026-03-05", "Enter a date and a time, like 5 March 2026, 14:30"),
    (AT, "2026-03-05T25:00", "Enter a date and a time, like 5 March 2026, 14:30"),
    (AT, "2026-03-29T03:30", "The clocks go forward then, and this time does not exist: choose another"),
    (HOUR, "half past two", "Enter a time, like 14:30"),
    (HOUR, "24:30", "Enter a time, like 14:30"),
    (BOX, "maybe", "Tick the box or leave it"),
    (KNOWN, "yes", "Choose yes or no"),
    (KNOWN, 1, "Choose yes or no"),
    (TREND, "sideways", "Choose one of the answers"),
    (TREND, ["up"], "Choose one of the answers"),
    (SIGNS, ["a", "z"], "Choose from the answers given"),
    (SIGNS, {"a": 1}, "Choose from the answers given"),
    (PARTY, "party:42", "Choose a person, or enter a name"),
    (PARTY, {"name": "Mari", "side": "victim", "age": 5}, "Choose a person, or enter a name"),
    (PARTY, {"name": "M" * 201, "side": "victim"}, "Enter no more than 200 characters"),
    (PARTY, {"name": 5, "side": "victim"}, "Enter a text"),
    (PARTY, {"name": " ", "side": "victim"}, "Enter the person's name"),
    (PARTY, {"name": "Mari\nMets", "side": "victim"}, "Write this in one line"),
    (PARTY, {"name": "Mari", "side": "left"}, "Say on whose side this person is"),
    (
        PARTY,
        {"name": "Mari", "side": "victim", "nationalId": "?"},
        "Enter the national identity number as the card shows it",
    ),
    (COLLEAGUE, "person:x", "Choose one of the people"),
    (DESK, "tartu-police.police", "Choose one of the organisations"),
    (DESK, "desk:../x", "Choose one of the organisations"),
    (TEXT, "\u200b\u2060", "Remove the invisible characters from this text"),
    (AREA, "\u00ad", "Remove the invisible characters from this text"),
    (PARTY, {"name": "\u200b", "side": "victim"}, "Remove the invisible characters from this text"),
    (PARTY, {"party": "x" * 10_000}, "Choose a person, or enter a name"),
]


@pytest.mark.parametrize(("component", "sent", "value"), ACCEPTED)
def test_an_answer_becomes_a_value_of_its_kind(component, sent, value):
    assert values(submit(a_form(component), {"k": sent})) == {"k": value}


@pytest.mark.parametrize(("component", "sent", "sentence"), REFUSED)
def test_what_is_no_answer_is_refused_with_a_sentence_that_says_what_to_do(component, sent, sentence):
    assert refusals(a_form(component), {"k": sent}) == {"k": sentence}


@pytest.mark.parametrize("component", [TEXT, AREA, WHOLE, NUMBER, DAY, AT, HOUR, KNOWN, TREND, SIGNS, PARTY, DESK])
@pytest.mark.parametrize("sent", [None, "", "  ", []])
def test_nothing_is_nothing(component, sent):
    assert values(submit(a_form(component), {"k": sent})) == {}


LIMITS = [
    (question("number", "k", validate={"min": 1, "max": 5}), 6, "Enter a number from 1 to 5"),
    (question("number", "k", validate={"min": 1}), 0, "Enter a number that is 1 or more"),
    (question("number", "k", validate={"max": 5}), 6, "Enter a number that is 5 or less"),
    (question("number", "k", decimalDigits=1), "1.55", "Enter a number with at most this many decimals: 1"),
    (question("textfield", "k", validate={"minLength": 3}), "ab", "Enter at least 3 characters"),
    (question("textfield", "k", validate={"maxLength": 3}), "abcd", "Enter no more than 3 characters"),
    (
        question("textfield", "k", validate={"pattern": "^[0-9]+/[0-9]+$"}),
        "4",
        "Enter this in the form that is asked for",
    ),
    (
        question("textfield", "k", validate={"validationType": "email"}),
        "mari",
        "Enter this in the form that is asked for",
    ),
    (
        question("textfield", "k", validate={"validationType": "phone"}),
        "mari",
        "Enter this in the form that is asked for",
    ),
    (question("datetime", "k", disallowPassedDates=True), "2026-03-01", "Enter a date that is not in the past"),
    (
        question("datetime", "k", subtype="datetime", disallowPassedDates=True),
        "2026-03-02T10:59",
        "Enter a date and a time that are not in the past",
    ),
]


@pytest.mark.parametrize(("component", "sent", "sentence"), LIMITS)
def test_limits_of_a_question_hold(component, sent, sentence):
    assert refusals(a_form(component), {"k": sent}) == {"k": sentence}


def test_a_pattern_cannot_hold_the_server_up():
    form = a_form(question("textfield", "k", validate={"pattern": "^(a+)+$"}))
    assert refusals(form, {"k": "a" * 400 + "!"}) == {"k": "Enter this in the form that is asked for"}


def test_today_is_not_in_the_past_also_where_the_day_began_before_utc():
    assert refusals(a_form(question("datetime", "k", disallowPassedDates=True)), {"k": "2026-03-02"}) == {}
