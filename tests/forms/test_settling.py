"""What is calculated, offered, and given by the process."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.forms.making import a_form, question, refusals, submit, table, values


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("=date and time(day, time(10, 0, 0))", datetime(2026, 3, 5, 8, tzinfo=UTC)),
        ("=day + duration(\"P1D\")", date(2026, 3, 6)),
        ("=duration(\"P2D\")", timedelta(days=2)),
        ("=duration(\"P1M\")", None),
        ("=[1, 2]", None),
        ("={a: 1}", None),
        ("=1 / 4", Decimal("0.25")),
        ("=day < date(\"2026-03-06\")", True),
    ],
)  # fmt: skip
def test_a_calculation_gives_a_closed_type_or_nothing(expression, value):
    form = a_form(question("datetime", "day"), question("expression", "found", expression=expression))
    assert values(submit(form, {"day": "2026-03-05"})).get("found") == value


ENDLESS = "=count(for x in 1..100000, y in 1..100000 return x)"


def test_a_calculation_without_an_end_is_refused_and_a_prefill_without_one_gives_nothing():
    assert list(refusals(a_form(question("expression", "n", expression=ENDLESS)), {})) == ["n"]
    assert list(refusals(a_form(question("radio", "n", valuesExpression=ENDLESS)), {"n": "a"})) == ["n"]
    assert list(refusals(a_form(question("number", "n", properties={"side": ENDLESS})), {"n": 1})) == ["n"]
    given = question("number", "n", readonly=True, properties={"prefill": ENDLESS})
    assert values(submit(a_form(given), {})) == {}


def test_a_variable_that_has_no_counterpart_in_feel_is_null():
    form = a_form(question("number", "n", required=True, conditional={"hide": "=thing = null"}))
    assert refusals(form, {}, known={"thing": object()}) == {}


def test_a_table_that_is_read_only_takes_no_lines():
    form = a_form(table("facts", question("number", "n"), readonly=True))
    assert values(submit(form, {}, known={"facts": [{"n": 1}, {"n": 2}]})) == {"facts.n[0]": 1, "facts.n[1]": 2}
    assert list(refusals(form, {"facts": [{"n": 1}]}, known={"facts": [{"n": 1}]})) == ["facts"]


def test_a_table_that_takes_no_new_lines_keeps_those_that_the_process_gives():
    form = a_form(table("facts", question("number", "n"), question("number", "m"), allowAddRemove=False))
    known = {"facts": [{"n": 1}]}
    assert values(submit(form, {"facts": [{"n": 5, "m": 2}]}, known=known)) == {"facts.n[0]": 5, "facts.m[0]": 2}
    assert list(refusals(form, {"facts": [{}, {"n": 1}]}, known=known)) == ["facts[1]"]
