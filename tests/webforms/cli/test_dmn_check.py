"""`koosrada dmn check`."""

import json

from tests.webforms.cli.asking import EXAMPLES, MODELS, koosrada


def test_a_model_without_fault_passes():
    answer = koosrada("dmn", "check", MODELS / "deadline.dmn")
    assert answer.exit_code == 0
    assert "nothing is wrong here" in answer.stdout


def test_a_gap_and_an_overlap_are_told_with_an_example():
    answer = koosrada("dmn", "check", EXAMPLES / "risk_level.dmn")
    assert answer.exit_code == 0
    assert "no rule matches when `Risk score` is 14" in answer.stdout
    assert "rules 1 and 3 both match when `Risk score` is 5" in answer.stdout
    assert answer.stdout.endswith("1 file: 1 gap, 1 overlap\n")


def test_an_error_is_told_with_its_place():
    answer = koosrada("dmn", "check", MODELS / "broken_risk_level.dmn")
    assert answer.exit_code == 1
    lines = answer.stdout.splitlines()
    assert "  error    line 42, `Risk level`, rule 3, input `Risk score`" in lines
    assert "           expected a value, found the end (line 1, column 5 of this text)" in lines


def test_no_line_is_wider_than_the_screen():
    answer = koosrada("dmn", "check", EXAMPLES / "risk_level.dmn")
    paths = str(EXAMPLES)
    assert [line for line in answer.stdout.splitlines() if len(line) > 80 and paths not in line] == []


def test_a_program_gets_the_findings_as_json():
    answer = koosrada("dmn", "check", MODELS / "broken_risk_level.dmn", "--format", "json")
    assert answer.exit_code == 1
    [findings] = json.loads(answer.stdout).values()
    broken = next(finding for finding in findings if "found the end" in finding["sentence"])
    assert broken["kind"] == "error"
    assert broken["position"] == {"line": 1, "column": 5}


def test_a_file_that_is_no_dmn_is_an_error_beside_the_others(tmp_path):
    path = tmp_path / "picture.dmn"
    path.write_bytes(b"\x89PNG")
    answer = koosrada("dmn", "check", path, MODELS / "deadline.dmn")
    assert answer.exit_code == 1
    assert "not well-formed XML" in answer.stdout
    assert "nothing is wrong here" in answer.stdout


def test_a_file_that_is_not_there_is_wrong_use():
    assert koosrada("dmn", "check", "nowhere.dmn").exit_code == 2
