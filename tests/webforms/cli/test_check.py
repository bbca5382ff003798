"""`koosrada check`: what is wrong with pathways."""

import json

import pytest

from tests.webforms.cli.asking import HOME_VISIT, copied, koosrada, sentences, zipped


def test_a_pathway_whose_scenarios_come_true_passes_and_nothing_of_the_installation_is_touched(place):
    answer = koosrada("check", HOME_VISIT)
    assert answer.exit_code == 0, answer.output
    assert "home-visit/home-visit.bpmn\n  warning  line 14, `agree` (due_dates)\n" in answer.stdout
    assert "Scenarios: 2, told in" in answer.stdout
    assert answer.stdout.endswith("Everything came true.\n")
    assert place.rows("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]


def test_an_expectation_that_does_not_come_true_is_told_with_its_line(place, tmp_path):
    folder = copied(tmp_path, "scenarios/agreed.yaml", "end: [end_agreed]", "end: [end_cancelled]")
    answer = koosrada("check", zipped(tmp_path / "upload.zip", folder, "home-visit/"), "--format", "json")
    assert answer.exit_code == 1
    told = json.loads(answer.stdout)
    assert (told["passed"], told["pathways"]) == (False, ["home-visit"])
    [failed, *_] = [scenario for scenario in told["scenarios"] if not scenario["passed"]]
    assert failed["file"] == "home-visit/scenarios/agreed.yaml"
    assert failed["differences"][0].startswith("line 11")


def test_an_error_in_a_file_is_told_with_its_line_and_no_scenario_is_told(place, tmp_path):
    folder = copied(tmp_path, "home-visit.bpmn", 'candidateGroups="case_lead"', 'candidateGroups="emperor"')
    answer = koosrada("check", folder)
    assert answer.exit_code == 1
    assert "  error    line 14, `agree` (assignments)\n           The role `emperor`" in answer.stdout
    assert answer.stdout.endswith("1 pathway: 1 error, 1 warning\n")


def test_lists_that_are_not_there_are_wrong_use(place, tmp_path, monkeypatch):
    folder = copied(tmp_path)
    monkeypatch.chdir(tmp_path)
    answer = koosrada("check", folder)
    assert answer.exit_code == 2
    assert "say with --lists" in sentences(answer)


@pytest.mark.parametrize("words", [(), ("nowhere",), ("docs",)])
def test_what_is_no_pathway_is_wrong_use(place, words):
    assert koosrada("check", *words).exit_code == 2
