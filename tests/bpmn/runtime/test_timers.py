from datetime import UTC, datetime

import pytest

from engine import clock
from engine.bpmn.model import EventDefinition
from engine.bpmn.runtime import ElementFailed, TaskNotOpen, UnsupportedElement, start_timer
from tests.bpmn.diagrams import (
    boundary,
    catch,
    chain,
    end,
    event_based,
    parallel,
    start,
    sub_process,
    timer,
    user_task,
)
from tests.bpmn.runtime.playing import MONDAY, Play, compiled


def waiting(variables=None, zone="UTC", at=MONDAY, **when):
    return Play(
        start(), catch("wait", timer(**when)), user_task("after"), *chain("start", "wait", "after"),
        variables=variables, zone=zone, at=at,
    )  # fmt: skip


def due(**options):
    return waiting(**options).last.next_due_at


def test_an_unquoted_duration_of_iso_is_a_duration():
    play = waiting(duration="PT1H")
    assert play.last.next_due_at == datetime(2026, 3, 2, 10, tzinfo=UTC)
    play.forward(minutes=59)
    assert play.open == []
    play.forward(minutes=1)
    assert play.open == ["after"]
    assert play.last.next_due_at is None


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"duration": '=duration("P1D") * 2'}, datetime(2026, 3, 4, 9, tzinfo=UTC)),
        ({"duration": "=delay"}, datetime(2026, 3, 5, 9, tzinfo=UTC)),
        ({"date": "2026-03-09T08:00:00Z"}, datetime(2026, 3, 9, 8, tzinfo=UTC)),
        ({"date": "=day"}, datetime(2026, 3, 8, 22, tzinfo=UTC)),
        ({"date": "2026-03-09"}, datetime(2026, 3, 8, 22, tzinfo=UTC)),
        ({"date": "2026-07-09T09:00:00"}, datetime(2026, 7, 9, 6, tzinfo=UTC)),
        ({"date": '=date and time("2026-07-09T09:00:00@Europe/Riga")'}, datetime(2026, 7, 9, 6, tzinfo=UTC)),
    ],
)
def test_dates_and_durations_are_iso_or_feel_and_local_where_no_zone_is_said(when, expected):
    given = {"delay": "@duration:P3D", "day": "@date:2026-03-09"}
    assert due(variables=given, zone="Europe/Tallinn", **when) == expected


def test_a_month_after_the_end_of_january_is_the_end_of_february():
    at = datetime(2026, 1, 31, 9, tzinfo=UTC)
    assert due(duration="P1M", at=at) == datetime(2026, 2, 28, 9, tzinfo=UTC)


def test_days_are_days_of_the_calendar_when_summer_time_begins():
    at = datetime(2026, 3, 28, 7, tzinfo=UTC)
    assert due(duration="P1D", at=at, zone="Europe/Tallinn") == datetime(2026, 3, 29, 6, tzinfo=UTC)
    assert due(duration="PT23H", at=at, zone="Europe/Tallinn") == datetime(2026, 3, 29, 6, tzinfo=UTC)


@pytest.mark.parametrize("wrong", ["-PT1H", "=null", "=12", "soon", '=-duration("P1D")', "P1Y1D", "__import__('os')"])
def test_a_duration_that_is_none_is_a_failure(wrong):
    with pytest.raises(ElementFailed, match="`wait`: the timer"):
        waiting(duration=wrong)


def test_a_date_that_has_passed_fires_at_once():
    assert waiting(date="2020-01-01").open == ["after"]


def test_a_timer_that_says_no_time_is_refused():
    with pytest.raises(UnsupportedElement, match="wait"):
        compiled(start(), catch("wait", timer()), end(), *chain("start", "wait", "end"))


def test_two_timers_behind_one_gateway_have_a_deadline_each():
    parts = (
        start(),
        event_based("first"),
        catch("short", timer(duration="PT1H")),
        catch("long", timer(duration="PT3H")),
        user_task("a"),
        user_task("b"),
        *chain("start", "first", "short", "a"),
        *chain("first", "long", "b"),
    )
    play = Play(*parts)
    assert play.last.next_due_at == datetime(2026, 3, 2, 10, tzinfo=UTC)
    play.forward(hours=1)
    assert play.open == ["a"]
    assert play.last.next_due_at is None
    other = Play(*parts)
    assert other.forward(hours=5).open == ["a"]


def reminded(duration=None, cycle=None, *, interrupting=False):
    return Play(
        start(),
        user_task("ask"),
        boundary("late", "ask", timer(duration=duration, cycle=cycle), interrupting=interrupting),
        user_task("remind"),
        user_task("after"),
        *chain("start", "ask", "after"),
        *chain("late", "remind"),
    )


def test_a_boundary_timer_that_interrupts():
    play = reminded("P1D", interrupting=True)
    play.forward(days=1)
    assert play.open == ["remind"]
    assert ("ask", "cancelled") in play.passed


def test_a_boundary_timer_that_does_not_interrupt_fires_once():
    play = reminded("P1D")
    play.forward(days=3)
    assert play.open == ["ask", "remind"]
    play.forward(days=3)
    assert play.open == ["ask", "remind"]
    play.complete("ask").complete("remind").complete("after")
    assert play.ended


def test_a_boundary_timer_is_gone_when_its_task_is_done():
    play = reminded("P1D")
    play.complete("ask")
    assert play.last.next_due_at is None
    assert play.forward(days=3).open == ["after"]


def test_a_task_whose_deadline_has_passed_cannot_be_completed_any_more():
    play = reminded("P1D", interrupting=True)
    ask = play.wait("ask").id
    play.now = datetime(2026, 3, 4, tzinfo=UTC)
    with clock.at(play.now), pytest.raises(TaskNotOpen):
        play.instance.complete(ask, {})


def test_a_cycle_fires_as_often_as_it_says():
    play = reminded(cycle="R3/P1D")
    for day, reminders in ((1, 1), (1, 2), (1, 3), (1, 3), (5, 3)):
        play.forward(days=day)
        assert play.open.count("remind") == reminders
    assert play.last.next_due_at is None


def test_a_cycle_without_a_number_goes_on_as_long_as_its_task():
    play = reminded(cycle="R/P1D")
    for day in range(1, 6):
        play.forward(days=1)
        assert play.open.count("remind") == day
    play.complete("ask")
    assert play.last.next_due_at is None


def test_repetitions_that_were_missed_are_caught_up_on():
    assert reminded(cycle="R3/P1D").forward(days=30).open.count("remind") == 3
    assert reminded(cycle="R/P1D").forward(days=7).open.count("remind") == 7
    assert reminded(cycle="R/PT1S").forward(days=300).open.count("remind") <= 102


def test_a_cycle_that_is_behind_begins_with_what_is_still_to_come():
    play = reminded(cycle="R/2025-01-06T08:00:00/P7D")
    assert play.open == ["ask"]
    assert play.last.next_due_at == datetime(2026, 3, 9, 8, tzinfo=UTC)
    play = reminded(cycle="R9/2026-02-27T08:00:00/P1D")
    assert play.last.next_due_at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert play.forward(days=30).open.count("remind") == 5


def test_a_cycle_that_is_all_over_is_like_a_date_that_has_passed():
    play = reminded(cycle="R3/2025-01-06T08:00:00/P7D")
    assert play.open == ["ask", "remind"]
    assert play.last.next_due_at is None


def fired(cycle, times, **options):
    play = Play(
        start(), user_task("ask"), boundary("late", "ask", timer(cycle=cycle), interrupting=False),
        *chain("start", "ask"), **options,
    )  # fmt: skip
    for _ in range(times):
        yield play.last.next_due_at
        play.now = play.last.next_due_at
        play.move(lambda instance: instance.refresh_timers())


def test_a_monthly_cycle_keeps_to_the_end_of_the_month():
    at = datetime(2026, 1, 31, 9, tzinfo=UTC)
    for cycle in ("R/P1M", "R/2026-01-31T09:00:00/P1M"):
        days = [(due.month, due.day) for due in fired(cycle, 5, at=at)]
        assert days[-4:] in ([(2, 28), (3, 31), (4, 30), (5, 31)], [(3, 31), (4, 30), (5, 31), (6, 30)])


def test_a_daily_cycle_keeps_an_hour_that_summer_time_skips_once():
    options = {"at": datetime(2026, 3, 28, tzinfo=UTC), "zone": "Europe/Tallinn"}
    hours = [due.hour for due in fired("R/2026-03-28T03:30:00/P1D", 4, **options)]
    assert hours == [1, 1, 0, 0]  # 03:30, 04:30, 03:30 and 03:30 there


def test_a_cycle_ends_with_the_calendar():
    assert list(fired("R2/9999-12-31T00:00:00Z/P1D", 1)) == [datetime(9999, 12, 31, tzinfo=UTC)]


@pytest.mark.parametrize("wrong", ["R/PT0.5S", "R²/P1D", "R0/P1D", "R/PT0S", "P1D/R", "R/-P1D", "R3", "=1", "R/x/P1D"])
def test_a_cycle_that_is_none_is_a_failure(wrong):
    with pytest.raises(ElementFailed, match="the timer does not say when it is due"):
        reminded(cycle=wrong)


def test_the_earlier_of_two_due_timers_fires_first():
    play = Play(
        start(),
        user_task("ask"),
        boundary("second", "ask", timer(duration="PT2H")),
        boundary("first", "ask", timer(duration="PT1H")),
        user_task("a"),
        user_task("b"),
        *chain("start", "ask"),
        *chain("first", "a"),
        *chain("second", "b"),
    )
    assert play.forward(hours=10).open == ["a"]


WEEKLY = EventDefinition("timer", timer_kind="cycle", expression="R/2026-03-02T08:00:00/P7D")


def test_a_weekly_start_keeps_its_local_time_of_day_through_summer_time():
    with clock.at(datetime(2026, 3, 1, tzinfo=UTC), "Europe/Tallinn"):
        first = start_timer("scan", WEEKLY, datetime(2026, 3, 20, tzinfo=UTC))
        assert first == datetime(2026, 3, 23, 6, tzinfo=UTC)
        assert start_timer("scan", WEEKLY, first) == datetime(2026, 3, 30, 5, tzinfo=UTC)


def test_the_next_start_is_reckoned_at_once_however_long_it_has_been():
    seconds = EventDefinition("timer", timer_kind="cycle", expression="R999999999/2000-01-01T00:00:00Z/PT1S")
    months = EventDefinition("timer", timer_kind="cycle", expression="R/0001-01-31T00:00:00Z/P1M")
    assert start_timer("s", seconds, MONDAY) == datetime(2026, 3, 2, 9, 0, 1, tzinfo=UTC)
    assert start_timer("s", months, MONDAY) == datetime(2026, 3, 31, tzinfo=UTC)


@pytest.mark.parametrize("far", ["P99999999999D", "P9999Y"])
def test_a_deadline_beyond_the_calendar_is_a_failure(far):
    with pytest.raises(ElementFailed, match="`wait`: the timer"):
        waiting(duration=far)


def test_two_deadlines_at_one_moment_come_in_the_same_order_with_and_without_storing():
    parts = (
        start(),
        parallel("fork"),
        sub_process("sub", start("in"), catch("inner", timer(duration="P1D")), *chain("in", "inner")),
        user_task("ask"),
        boundary("late", "ask", timer(duration="P1D")),
        *chain("start", "fork", "sub"),
        *chain("fork", "ask"),
    )
    stored, kept = (Play(*parts, dumping=dumping).forward(days=1) for dumping in (True, False))
    assert stored.passed == kept.passed


def test_a_start_timer_that_is_over_has_no_next_instant():
    once = EventDefinition("timer", timer_kind="date", expression="2026-03-02T08:00:00Z")
    twice = EventDefinition("timer", timer_kind="cycle", expression="R2/2026-03-02T08:00:00Z/P1D")
    after = datetime(2026, 3, 3, tzinfo=UTC)
    assert start_timer("s", once, after) is None
    assert start_timer("s", twice, after) == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert start_timer("s", twice, datetime(2026, 3, 4, tzinfo=UTC)) is None
