"""Checking says everything at once: what is wrong in the files, what did not come true, what nobody tried."""

import json

import pytest

from engine.errors import Invalid
from engine.scenarios.checking import NoSurroundings, check, server_of
from engine.scenarios.folders import NoFolder
from tests.bpmn.diagrams import call_activity, chain, definitions, end, process, start
from tests.databases import server
from tests.scenarios.home_visit import NOTHING, SURROUNDINGS, diagram, files, written

CALLER = definitions(
    process(
        "worried_school",
        start(form="worry_at_school", name="A teacher worries"),
        call_activity("tell", "home_visit"),
        end("end_told"),
        *chain("start", "tell", "end_told"),
        name="A worried school",
    )
)


@pytest.fixture
def checked(sandbox):
    return lambda *folders: check(folders, sandbox=sandbox)


def test_a_pathway_that_is_as_it_should_be(tmp_path):
    report = check([written(tmp_path)], server=server(), surroundings=SURROUNDINGS)
    assert report.passed
    assert report.errors == ()
    assert report.remarks == ()
    assert report.as_text() == (
        "Pathways: home-visit.\n"
        "Scenarios: 2, told in 5 ways; all came true.\n"
        "Reached: 3 of 3 end events, 12 of 12 elements, 2 of 2 rules.\n"
        "\n"
        "Everything came true.\n"
    )
    assert json.loads(json.dumps(report.as_json()))["scenarios"][0] == {
        "file": "home-visit/scenarios/nothing.yaml",
        "scenario": "nothing",
        "variation": "plain",
        "passed": True,
        "differences": [],
    }


def test_what_no_scenario_reaches_is_said(checked, tmp_path):
    report = checked(written(tmp_path, {"scenarios/visited.yaml": None}))
    assert report.errors == (
        "home-visit: no scenario reaches the end event end_reminded of home_visit.",
        "home-visit: no scenario reaches the end event end_visited of home_visit.",
    )
    assert report.remarks == (
        "home-visit: no scenario passes fork, visit, call, join, late, remind of home_visit.",
        "home-visit: in no scenario visit_needed is decided by rule 1.",
    )
    assert not report.passed
    assert "Reached: 1 of 3 end events, 4 of 12 elements, 1 of 2 rules.\n" in report.as_text()


def test_a_scenario_that_does_not_come_true_is_an_error_with_its_file_and_line(checked, tmp_path):
    wrong = NOTHING.replace("case: closed", "case: active").encode()
    report = checked(written(tmp_path, {"scenarios/nothing.yaml": wrong}))
    sentence = "home-visit/scenarios/nothing.yaml, line 6: the case: expected active; found closed."
    assert report.errors == (sentence,)
    assert "Scenarios: 2, told in 4 ways; 1 did not come true.\n" in report.as_text()
    assert f"Errors:\n- {sentence}\n" in report.as_text()
    assert report.as_json()["passed"] is False


def test_errors_in_the_files_are_told_and_nothing_is_tried(checked, tmp_path):
    changed = {
        "home-visit.bpmn": diagram().replace(b'"visit_needed"', b'"visit_wanted"'),
        "scenarios/broken.yaml": b"id: [",
        "scenarios/odd.yaml": NOTHING.replace("do:", "does:").encode(),
        "scenarios/again.yaml": NOTHING.encode(),
    }
    report = checked(written(tmp_path, changed))
    assert report.outcomes == ()
    assert report.processes == ()
    errors = "\n".join(report.errors)
    assert "visit_wanted" in errors
    assert "home-visit: home-visit/scenarios/broken.yaml, line 1" in errors
    assert "home-visit/scenarios/odd.yaml, line 1: “does” is unknown here." in errors
    assert "home-visit/scenarios/nothing.yaml: Another scenario is called “nothing”, too." in errors


def test_a_file_that_cannot_be_read_is_told(checked, tmp_path):
    report = checked(written(tmp_path, {"home-visit.bpmn": b"<no/>"}))
    assert any(error.startswith("home-visit: ") for error in report.errors)
    assert not report.passed


def test_a_called_pathway_is_found_beside_it(checked, tmp_path):
    visits = written(tmp_path)
    school = tmp_path / "worried-school"
    own = files()
    story = NOTHING.replace("as: tartu-city.child_protection", "as: tartu-school.education").replace(
        "end: [end_nothing]", "end: [end_told]"
    )
    for name, content in {
        "pathway.yaml": own["pathway.yaml"]
        .replace(b"home-visit", b"worried-school")
        .replace(b"[police", b"[education"),
        "worried-school.bpmn": CALLER,
        "worry_at_school.form": own["worry_notice.form"].replace(b"worry_notice", b"worry_at_school"),
        "scenarios/told.yaml": story.encode(),
    }.items():
        (school / name).parent.mkdir(parents=True, exist_ok=True)
        (school / name).write_bytes(content)
    report = checked(school)
    assert report.errors == ()
    assert report.pathways == ("worried-school",)
    assert [covered.process for covered in report.processes] == ["worried_school"]
    (visits / "visit_needed.dmn").unlink()
    assert any("visit_needed" in error for error in checked(school).errors)


def test_hidden_files_are_no_part_of_a_pathway(checked, tmp_path):
    folder = written(tmp_path, {".DS_Store": b"\0", "scenarios/visited.yaml": None})
    assert not any("DS_Store" in error for error in checked(folder).errors)


def test_it_says_what_is_not_there(checked, tmp_path):
    with pytest.raises(NoFolder, match="There is no folder “nowhere”"):
        checked(tmp_path / "nowhere")
    with pytest.raises(NoSurroundings, match=r"organisations\.yaml and data-classes\.yaml"):
        check([written(tmp_path)], server=server())
    with pytest.raises(Invalid, match="at least one folder"):
        checked()


def test_the_server_is_the_named_one_or_that_of_the_environment_or_embedded(tmp_path):
    with server_of({"DATABASE_URL": "postgresql://a"}, "postgresql://b") as url:
        assert url == "postgresql://b"
    with server_of({"DATABASE_URL": "postgresql://a"}) as url:
        assert url == "postgresql://a"
