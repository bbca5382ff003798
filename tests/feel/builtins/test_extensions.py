"""Our own functions: working days."""

import datetime as dt
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.feel.builtins.extensions import MOST_WORKING_DAYS
from engine.feel.errors import BudgetSpent
from engine.feel.run import Budget, Run
from engine.feel.temporal import make_date
from engine.feel.temporal import parse_temporal as at
from tests.feel.builtins.calling import call, call_named, has_no_value

days = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))
countries = st.sampled_from(["EE", "LV", "LT", "FI"])


@pytest.mark.parametrize(
    ("date", "n", "country", "expected"),
    [
        ("2026-02-20", 1, "EE", "2026-02-23"),
        ("2026-02-20", 2, "EE", "2026-02-25"),  # the 24th is Independence Day
        ("2026-02-20", 2, "LV", "2026-02-24"),
        ("2026-02-25", -1, "EE", "2026-02-23"),
        ("2026-02-23", 0, "EE", "2026-02-23"),
        ("2026-02-24", 0, "EE", "2026-02-25"),
        ("2026-02-21", 0, "EE", "2026-02-23"),
        ("2026-02-21", 1, "EE", "2026-02-23"),
        ("2025-12-23", 1, "EE", "2025-12-29"),
        ("2026-02-20T09:30:00@Europe/Tallinn", 2, "EE", "2026-02-25T09:30:00@Europe/Tallinn"),
    ],
)
def test_working_days_are_added(date, n, country, expected):
    assert call("add working days", at(date), n, country) == at(expected)


def test_working_days_are_added_by_name():
    named = {"date": at("2026-02-20"), "n": 1, "country": "EE"}
    assert call_named("add working days", named) == at("2026-02-23")


def test_a_working_day_is_neither_on_the_weekend_nor_a_holiday():
    assert call("is working day", at("2026-02-23"), "EE") is True
    assert call("is working day", at("2026-02-24"), "EE") is False
    assert call("is working day", at("2026-02-24T10:00:00"), "LV") is True
    assert call_named("is working day", {"date": at("2026-02-22"), "country": "EE"}) is False


@given(days, st.integers(-50, 50).filter(bool), countries)
def test_as_many_working_days_lie_between_as_were_added(day, n, country):
    date = make_date(day.year, day.month, day.day)
    later = call("add working days", date, n, country)
    distance = (later.to_ordinal() - date.to_ordinal()) * (1 if n > 0 else -1)
    step = 1 if n > 0 else -1
    passed = [date.plus_days(step * number) for number in range(1, distance + 1)]
    assert sum(call("is working day", other, country) for other in passed) == abs(n)
    assert call("is working day", later, country) is True


@pytest.mark.parametrize(
    "arguments",
    [
        [at("2026-02-20"), 1, "XX"],
        [at("2026-02-20"), 1, "ee"],
        [at("2026-02-20"), 1, "../EE"],
        [at("2026-02-20"), Decimal("1.5"), "EE"],
        [at("2026-02-20"), MOST_WORKING_DAYS + 1, "EE"],
        [at("2026-02-20"), None, "EE"],
        [at("1850-02-20"), 1, "EE"],
        [at("2100-12-31"), 5, "EE"],
        [at("99999-02-20"), 1, "EE"],
        [at("-0001-02-20"), 1, "EE"],
        [at("10:00:00"), 1, "EE"],
        ["2026-02-20", 1, "EE"],
    ],
)
def test_some_working_days_are_not_known(arguments):
    assert has_no_value("add working days", *arguments)


def test_many_working_days_are_paid_for():
    with pytest.raises(BudgetSpent):
        call("add working days", at("2026-02-20"), 2000, "EE", run=Run.with_(Budget(steps=5000)))


def test_each_year_of_holidays_is_paid_for_once_and_always_the_same():
    first, again = Run(), Run()
    for run in (first, again):
        call("is working day", make_date(2031, 3, 3), "LT", run=run)
    assert first.steps == again.steps
    before = first.steps
    call("is working day", make_date(2031, 3, 4), "LT", run=first)
    assert before - first.steps < 100


def test_the_holidays_of_many_countries_and_years_cannot_be_asked_for_at_once():
    run = Run()
    asked = product(range(2000, 2100), ("EE", "LV", "LT", "FI"))
    with pytest.raises(BudgetSpent):
        any(call("is working day", make_date(year, 3, 3), country, run=run) is None for year, country in asked)
