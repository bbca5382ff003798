"""Every timer says when."""

import pytest

from tests.bpmn.diagrams import boundary, catch, start, sub_process, timer, user_task
from tests.lint.linting import of, said


@pytest.mark.parametrize(
    "when",
    [
        {"duration": "PT1H"},
        {"duration": "=deadline - now()"},
        {"date": "2026-03-02T09:00:00Z"},
        {"date": "2026-03-02T09:00:00@Europe/Tallinn"},
        {"date": "2026-03-02"},
        {"date": "=meetingAt"},
    ],
)
def test_times_that_can_be_reckoned_with(when):
    assert said(of(catch("c", timer(**when))), "timers") == []


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ({"duration": "3 days"}, "is not a duration such as `P3D` (three days) or `PT1H` (one hour)"),
        ({"duration": "-PT1H"}, "lies in the past: a duration may not be negative"),
        ({"duration": "P"}, "is not a duration such as `P3D` (three days) or `PT1H` (one hour)"),
        ({"date": "soon"}, "is not a date such as `2026-03-02T09:00:00Z`"),
        ({"date": "2026-02-30T09:00:00Z"}, "is not a date such as `2026-03-02T09:00:00Z`"),
    ],
)
def test_times_that_cannot(when, reason):
    [text] = when.values()
    assert said(of(catch("c", timer(**when))), "timers") == [
        f"The time `{text}` of the waiting timer event `c` {reason}."
    ]


def test_a_timer_without_a_time_is_refused():
    assert said(of(catch("c", timer())), "timers") == ["The waiting timer event `c` says no time."]


@pytest.mark.parametrize("cycle", ["R/P7D", "R3/PT10H", "R/2026-03-02T08:00:00/P7D", '=cycle(3, duration("P1D"))'])
def test_a_start_may_repeat(cycle):
    assert said(of(start("s", timer(cycle=cycle))), "timers") == []


@pytest.mark.parametrize("cycle", ["weekly", "R/", "R/soon/P7D", "R/7 days", "P7D"])
def test_a_repetition_that_cannot_be_read_is_refused(cycle):
    [sentence] = said(of(start("s", timer(cycle=cycle))), "timers")
    assert "is not a repetition such as `R/P7D`" in sentence


def test_what_interrupts_cannot_repeat():
    edge = boundary("b", "ask", timer(cycle="R/P1D"))
    [sentence] = said(of(user_task("ask"), edge), "timers")
    assert sentence.startswith("The boundary timer event `b` cannot repeat")
    assert said(of(user_task("ask"), boundary("b", "ask", timer(cycle="R/P1D"), interrupting=False)), "timers") == []


@pytest.mark.parametrize(("interrupting", "refused"), [(True, 1), (False, 0)])
def test_an_event_sub_process_that_interrupts_cannot_repeat(interrupting, refused):
    begin = start("in", timer(cycle="R3/P1D"), interrupting=interrupting)
    assert len(said(of(sub_process("s", begin, by_event=True)), "timers")) == refused
