"""A story is told to the real engine; whatever does not come true is said in a sentence with its line."""

import pytest

from engine.scenarios.folders import read_folder
from engine.scenarios.reading import read_scenario
from engine.scenarios.running import Run
from engine.scenarios.variations import tell
from engine.scenarios.ways import Plain
from tests.bpmn.diagrams import user_task
from tests.scenarios.home_visit import CHILDREN, NOTHING, POLICE, VISITED, diagram, written


def told(house, story):
    return tell(house, read_scenario("s.yaml", story.encode()), "home_visit")


def test_a_story_that_comes_true(house):
    outcome = told(house, VISITED)
    assert outcome.differences == ()
    assert outcome.passed
    assert outcome.parallel == 2
    assert {("home_visit", "visit"), ("home_visit", "end_reminded")} <= outcome.reached.elements
    assert outcome.reached.rules == {("visit_needed", 1)}
    assert outcome.seen[0].open == (("call", POLICE), ("visit", CHILDREN))


WRONG = [
    ("{open: [visit, call], decided", "{open: [visit], decided",
     f"line 7: open tasks: expected visit; found call ({POLICE}), visit ({CHILDREN})."),
    ("{open: [], sent: []", "{open: [visit, visit], sent: []",
     "line 12: open tasks: expected visit, visit; found none."),
    ("{visit_needed: 1}", "{visit_needed: [2, 3]}",
     "line 7: the decision visit_needed: expected rules 2, 3; found rule 1."),
    ("{visit_needed: 1}", "{other: 1}", "line 7: the decision other has not been taken; expected rule 1."),
    ("{mail: overdue, to: [tartu-city", "{mail: overdue, to: [tartu-school.education, tartu-city",
     "line 9: mail: expected overdue to tartu-school.education; it was not sent."),
    ("sent: [{mail: overdue, to: [tartu-city.child_protection]}]", "sent: []",
     f"line 9: mail: overdue went to {CHILDREN}, which was not expected."),
    ("{mail: overdue, to: [tartu-city.child_protection]}", "{mail: overdue}, {mail: task}",
     "line 9: mail: expected task; it was not sent."),
    ("documents: []", "documents: [plan]", "line 12: documents: expected plan; found none."),
    ("end: [end_reminded, end_visited]", "end: [end_visited]",
     "line 12: end events: expected end_visited; found end_reminded, end_visited."),
    ("case: closed", "case: active", "line 12: the case: expected active; found closed."),
    ("cycle: 1", "cycle: 2", "line 12: the cycle of the case: expected 2; found 1."),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "sentence"), WRONG)
def test_what_does_not_come_true_is_said_and_the_story_goes_on(house, right, wrong, sentence):
    assert right in VISITED
    assert told(house, VISITED.replace(right, wrong, 1)).differences == (sentence,)


IMPOSSIBLE = [
    ("worry: great", "worry: huge", "line 5: the answer is refused: worry: Choose one of the answers."),
    ("worry: great", "worry: great, other: 1", "line 5: the answer is refused: other: "),
    ("submit: {visitedAt: 2026-03-03T10:00}", "submit: {}", "line 10: the answer is refused: visitedAt: "),
    ("task: visit, ", "task: visits, ",
     f"line 10: {CHILDREN} has no open task visits; open are: call ({POLICE}), visit ({CHILDREN})."),
    ("as: tartu-police.police, task", "as: tartu-city.child_protection, task",
     f"line 11: {CHILDREN} has no open task call; open are: call ({POLICE})."),
    ("as: tartu-police.police, form", "form", "line 5: “as” is missing: the desk that begins."),
    ("as: tartu-police.police, form", "as: tartu-school.education, form",
     "line 5: The desk tartu-school.education may not start “home-visit”."),
    ("as: tartu-police.police, form", "as: nowhere.police, form",
     "line 5: The desk nowhere.police may not start “home-visit”."),
    ("{as: tartu-police.police, form: {worry: great}}", "{timer: start}",
     "line 5: “start” is no start event with a timer of “home_visit” in ee-tartu."),
    ("{as: tartu-police.police, form: {worry: great}}", "{signal: worried}", "line 5: nothing was started."),
    ("{as: tartu-police.police, form: {worry: great}}", "{message: worried}", "line 5: nothing was started."),
    ("advance: PT26H", "advance: P26H", "line 8: “P26H” is no duration such as P3D or PT2H."),
    ("advance: PT26H", "advance: 2026-03-01T09:00", "line 8: the clock does not go back."),
    ("municipality: ee-tartu", "municipality: ee-narva", "There is no municipality “ee-narva”."),
    ("municipality: ee-tartu", "municipality: lv-valmiera",
     "line 5: lv-valmiera has no desk of the role “child_protection”"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "beginning"), IMPOSSIBLE)
def test_a_step_that_cannot_be_done_ends_the_story(house, right, wrong, beginning):
    assert right in VISITED
    differences = told(house, VISITED.replace(right, wrong, 1)).differences
    assert len(differences) == 1
    assert differences[0].startswith(beginning)


def test_everything_happens_at_its_own_time(house):
    with house.world() as world:
        Run(world, read_scenario("s.yaml", VISITED.encode()), "home_visit", Plain()).outcome()
        [sent] = world.post.sent
        assert sent.template == "overdue"
        assert "Viide: HOME-" in sent.mail.text
        assert world.now.isoformat() == "2026-03-03T09:00:00+00:00"


def test_a_case_can_be_told_something_that_nobody_waits_for(house):
    story = NOTHING.replace(
        "do:\n", "do:\n  - {message: anything, data: {when: 2026-03-02, within: P1D, share: 0.5}}\n"
    )
    assert told(house, story).differences == ()


def test_a_process_can_be_begun_by_a_call_with_variables_instead_of_a_form(house):
    call = "start: {as: tartu-police.police, call: {worry: small}}"
    story = NOTHING.replace("start: {as: tartu-city.child_protection, form: {worry: small}}", call)
    assert told(house, story).differences == ()


def test_an_incident_ends_the_story_with_its_sentence(sandbox, tmp_path):
    nobody = user_task("call", form="call_report", groups="municipal_police")
    folder = read_folder(written(tmp_path, {"home-visit.bpmn": diagram(nobody)}))
    with sandbox.with_pathways([folder.pathway]) as house:
        assert told(house, VISITED).differences == (
            "line 5: incident at home_visit: “call” is for the role “municipal_police”, and ee-tartu has no such desk.",
        )


def test_each_world_is_fresh(house):
    assert told(house, VISITED).seen == told(house, VISITED).seen
