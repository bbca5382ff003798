"""`koosrada conformance dmn`."""

import json

import pytest

from tests.webforms.cli.asking import MODELS, koosrada, sentences

CASES = """<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <modelName>deadline.dmn</modelName>
  <testCase id="001">
    <inputNode name="risk score"><value xsi:type="xsd:decimal">15</value></inputNode>
    <resultNode name="Risk level" type="decision"><expected><value>{level}</value></expected></resultNode>
  </testCase>
</testCases>
"""


@pytest.fixture(name="kit")
def _kit(tmp_path):
    """A kit of one case; it takes the level that the case expects."""
    folder = tmp_path / "compliance-level-2" / "0001-deadline"
    folder.mkdir(parents=True)
    (folder / "deadline.dmn").write_bytes((MODELS / "deadline.dmn").read_bytes())

    def expecting(level):
        (folder / "0001-deadline-test-01.xml").write_text(CASES.format(level=level), encoding="utf-8")
        return tmp_path

    return expecting


def test_it_counts_what_passes(kit):
    answer = koosrada("conformance", "dmn", kit("high"))
    assert answer.exit_code == 0
    assert "compliance-level-2/0001-deadline       1" in answer.stdout
    assert answer.stdout.endswith("1 case passed, 0 failed\n")


def test_it_lists_what_fails(kit):
    answer = koosrada("conformance", "dmn", kit("low"))
    assert answer.exit_code == 1
    assert "compliance-level-2/0001-deadline/0001-deadline-test-01/001/Risk level" in answer.stdout
    assert "expected 'low'" in answer.stdout or 'expected "low"' in answer.stdout
    assert answer.stdout.endswith("0 cases passed, 1 failed\n")


def test_it_writes_a_report(kit, tmp_path):
    report = tmp_path / "report.json"
    koosrada("conformance", "dmn", kit("high"), "--json", report)
    assert json.loads(report.read_text(encoding="utf-8"))["passed"] == 1


def test_a_folder_without_cases_is_wrong_use(tmp_path):
    answer = koosrada("conformance", "dmn", tmp_path)
    assert answer.exit_code == 2
    assert "there are no test cases" in sentences(answer)


def test_a_folder_that_is_not_there_is_wrong_use():
    assert koosrada("conformance", "dmn", "nowhere").exit_code == 2
