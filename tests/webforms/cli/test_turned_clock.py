"""The door by a clock that is turned."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from engine import clock
from webforms.cli.turned_clock import TurnedClock

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROW = uuid4()
CALLS = {
    "advance_instance": (ROW,), "run_service_call": (ROW,), "deliver_message": (ROW,), "send_mail": (ROW,),
    "due_instances": (), "start_timers": (), "expire_messages": (), "give_up": ("send_mail", ROW, "code"),
}  # fmt: skip


class Noting:
    """A door that notes what time it is when somebody calls."""

    def __getattr__(self, name):
        def call(*arguments):
            self.called = (name, arguments, clock.now())
            return []

        return call


@pytest.mark.parametrize("name", CALLS)
def test_each_call_happens_at_the_clocks_time_as_it_is_then(name):
    door, offsets = Noting(), iter([timedelta(), timedelta(days=8)])
    turned = TurnedClock(door, lambda: next(offsets))
    with clock.at(NOON):
        for later in (timedelta(), timedelta(days=8)):
            getattr(turned, name)(*CALLS[name])
            assert door.called == (name, CALLS[name], NOON + later)
        assert clock.now() == NOON


def test_sealing_what_was_read_needs_no_clock():
    door = Noting()
    TurnedClock(door, timedelta).seal_reads()
    assert door.called[0] == "seal_reads"
