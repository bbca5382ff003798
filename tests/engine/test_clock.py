"""The one clock."""

from datetime import UTC, datetime

import pytest

from engine import clock


def test_it_tells_the_present_in_utc():
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().tzinfo is UTC


def test_it_speaks_utc_unless_told_otherwise():
    assert str(clock.zone()) == "UTC"


def test_it_stands_still_for_the_block_and_goes_on_afterwards():
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    with clock.at(noon, "Europe/Tallinn"):
        assert clock.now() == noon
        assert str(clock.zone()) == "Europe/Tallinn"
    assert clock.now() != noon
    assert str(clock.zone()) == "UTC"


def test_an_inner_block_without_a_zone_keeps_the_outer_one():
    morning, evening = datetime(2026, 3, 1, 6, tzinfo=UTC), datetime(2026, 3, 1, 18, tzinfo=UTC)
    with clock.at(morning, "Europe/Riga"):
        with clock.at(evening):
            assert (clock.now(), str(clock.zone())) == (evening, "Europe/Riga")
        assert clock.now() == morning


def test_it_goes_on_after_a_block_that_failed():
    moment = datetime(2026, 3, 1, tzinfo=UTC)

    def fail():
        with clock.at(moment):
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert clock.now() != moment


def test_it_refuses_an_instant_without_a_zone():
    with pytest.raises(ValueError, match="an instant needs a zone"), clock.at(datetime(2026, 3, 1)):  # noqa: DTZ001
        pass
