"""Instants as people read them."""

from datetime import UTC, datetime

import pytest

from webforms.cli.instants import told_due


@pytest.mark.parametrize(("minute", "told"), [(59, "Mon 2 March 2026"), (58, "Mon 2 March 2026, 23:58")])
def test_what_is_due_by_the_end_of_a_day_is_due_on_that_day(minute, told):
    assert told_due(datetime(2026, 3, 2, 21, minute, tzinfo=UTC), "Europe/Tallinn") == told
