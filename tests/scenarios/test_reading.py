"""A scenario file is read, and each of its mistakes is told with its line."""

from datetime import datetime

import pytest

from engine.scenarios.reading import BrokenScenario, read_scenario
from engine.scenarios.scenario import AdvanceClock, Expect, SentExpected, Start, Submit, Tell

STORY = b"""
id: S01
title: A short story
municipality: ee-tartu
at: 2026-03-02T09:00
start: {as: tartu-probation.probation_officer, form: {immediateThreat: false}}
do:
  - {as: tartu-police.police, task: share, submit: {known: true}}
  - {advance: P3D}
  - {advance: 2026-03-09T08:00}
  - {message: newIncident, data: {kind: threat}}
  - expect:
      open: [share]
      decided: {tuko_open: 1, notify_ee: [2, 5]}
      sent: [{mail: invitation, to: [tartu-police.police]}]
      end: []
      case: active
  - {start: {signal: newMandatoryClient, key: reg-1}}
"""


def read(text):
    return read_scenario("s.yaml", text)


def test_each_step_becomes_what_it_says():
    scenario = read(STORY)
    assert scenario.at == datetime.fromisoformat("2026-03-02T09:00")
    assert scenario.start == Start("form", {"immediateThreat": False}, desk="tartu-probation.probation_officer")
    assert scenario.do == (
        Submit("tartu-police.police", "share", {"known": True}, 8),
        AdvanceClock("P3D", None, 9),
        AdvanceClock("", datetime.fromisoformat("2026-03-09T08:00"), 10),
        Tell("newIncident", {"kind": "threat"}, 11),
        Expect(
            line=12,
            open=("share",),
            decided={"tuko_open": (1,), "notify_ee": (2, 5)},
            sent=(SentExpected("invitation", ("tartu-police.police",)),),
            end=(),
            case="active",
        ),
        Start("signal", {}, name="newMandatoryClient", key="reg-1"),
    )


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        (b"at: 2026-03-02T09:00", b"at: monday", "line 2: “monday” is no date and time such as 2026-03-02T09:00."),
        (b"at: 2026-03-02T09:00", b"at: 2026-03-02T09:00Z", "line 2: times here are local"),
        (b"{advance: P3D}", b"{wait: P3D}", "line 9: a step has one of task, advance, message, start, expect."),
        (b"{as: tartu-police.police, task", b"{task", "line 8: “as” is missing"),
        (b"form:", b"froms:", "line 6: a start has one of form"),
        (b"open:", b"opens:", "line 13: “opens” is unknown here."),
        (b"[share]", b"share", "line 12: here a list of words is expected."),
        (b"notify_ee: [2, 5]", b"notify_ee: high", "line 14: each decision has the numbers of its rules."),
        (b"id: S01", b"title2: x", "line 2: “title2” is unknown here."),
        (b"municipality: ee-tartu\n", b"", "line 1: “municipality” is missing."),
    ],
)
def test_a_mistake_is_told_with_its_line(before, after, complaint):
    assert before in STORY
    with pytest.raises(BrokenScenario) as refused:
        read(STORY.replace(before, after))
    assert str(refused.value).startswith(f"s.yaml, {complaint}")


@pytest.mark.parametrize(
    ("steps", "complaint"),
    [
        (b"do: []", "line 2: a story without “expect” proves nothing."),
        (b"do:\n  - {advance: P3D}", "proves nothing"),
        (b"do:\n  - {expect: {}}", "line 8: “expect” says nothing that could be untrue."),
    ],
)
def test_a_story_that_could_not_go_wrong_is_refused(steps, complaint):
    with pytest.raises(BrokenScenario, match=complaint):
        read(STORY.partition(b"do:")[0] + steps)
