"""Every user task says until when it should be done."""

import pytest

from tests.bpmn.diagrams import user_task
from tests.lint.linting import of, said, warned


def test_a_task_without_a_due_date_is_mentioned():
    assert warned(of(user_task("ask", due=None)), "due_dates") == ["The user task `ask` has no due date."]


@pytest.mark.parametrize("due", ["=today()", "2026-03-02", "2026-03-02T09:00:00Z"])
def test_a_date_or_an_expression(due):
    assert said(of(user_task("ask", due=due)), "due_dates") == []


def test_a_date_that_cannot_be_read_is_refused():
    assert said(of(user_task("ask", due="soon")), "due_dates") == [
        "The date `soon` of the user task `ask` is not a date such as `2026-03-02T09:00:00Z`."
    ]


@pytest.mark.parametrize(("priority", "count"), [("50", 0), ("=urgency", 0), ("high", 1), ("200", 1)])
def test_a_priority_is_a_number_to_a_hundred(priority, count):
    assert len(said(of(user_task("ask", priority=priority)), "due_dates")) == count
