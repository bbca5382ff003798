"""`koosrada decide`."""

import json

import pytest

from tests.webforms.cli.asking import EXAMPLES, MODELS, koosrada, sentences

DEADLINE = MODELS / "deadline.dmn"
REPORTED = '{"risk score": 15, "reported on": "2026-03-01"}'


def test_it_prints_the_decision_and_the_rules_behind_it():
    answer = koosrada("decide", DEADLINE, "Deadline", "--input", REPORTED)
    assert answer.exit_code == 0
    assert answer.stderr == ""
    assert answer.stdout == (
        "Deadline\n\n"
        '  @"2026-03-03"\n\n'
        "Because\n"
        "  rule 1 of `Risk level`  Many signs of danger.\n"
        "    Why  Guideline\n\n"
        "Decided on the way\n"
        '  Risk level  "high"\n'
    )


def test_a_decision_is_found_by_its_id_too():
    assert koosrada("decide", DEADLINE, "deadline", "--input", REPORTED).stdout.startswith("Deadline\n")


def test_a_program_gets_value_rules_and_warnings_as_json():
    answer = koosrada("decide", DEADLINE, "Risk level", "--input", REPORTED, "--format", "json")
    told = json.loads(answer.stdout)
    assert told["value"] == "high"
    assert told["matched"] == [
        {
            "decision": "Risk level",
            "rule": 1,
            "id": "rule_1",
            "description": "Many signs of danger.",
            "annotations": {"Why": "Guideline"},
        }
    ]
    assert told["warnings"] == [{"sentence": "`reported on` is no input of this decision"}]


def test_an_import_is_found_beside_the_file():
    answer = koosrada("decide", MODELS / "letter.dmn", "Letter", "--input", '{"risk": ' + REPORTED + "}")
    assert '"Answer by 2026-03-03"' in answer.stdout


def test_a_folder_stands_for_its_files(tmp_path):
    for name in ("letter.dmn", "deadline.dmn"):
        (tmp_path / name).write_bytes((MODELS / name).read_bytes())
    assert '"high"' in koosrada("decide", tmp_path, "Risk level", "--input", REPORTED).stdout


def test_several_files_stand_before_the_decision():
    answer = koosrada("decide", EXAMPLES / "risk_level.dmn", DEADLINE, "deadline", "--input", REPORTED)
    assert answer.stdout.startswith("Deadline")


def test_it_says_when_no_rule_applies():
    answer = koosrada(
        "decide", EXAMPLES / "risk_level.dmn", "Risk level", "--input", '{"risk score": 14, "child at home": false}'
    )
    assert answer.stdout == "Risk level\n\n  null\n\nBecause\n  no rule applies\n"


def test_it_says_when_too_many_rules_apply():
    answer = koosrada(
        "decide", EXAMPLES / "risk_level.dmn", "Risk level", "--input", '{"risk score": 6, "child at home": true}'
    )
    assert "rules 1 and 3 match, but only one may" in sentences(answer)


def test_an_unknown_decision_gets_a_suggestion():
    answer = koosrada("decide", DEADLINE, "Risk levl")
    assert answer.exit_code == 1
    assert sentences(answer) == "Error: there is no decision `Risk levl` here; did you mean `Risk level`?"


def test_an_unknown_decision_like_no_other_gets_the_list():
    answer = koosrada("decide", DEADLINE, "xyz")
    assert "there is no decision `xyz` here; there is `Risk level`, `Deadline`" in sentences(answer)


def test_without_a_decision_it_lists_what_there_is():
    answer = koosrada("decide", DEADLINE)
    assert (answer.exit_code, answer.stderr) == (2, "Error: say which decision; there is `risk_level`, `deadline`\n")


@pytest.mark.parametrize(
    ("inputs", "sentence"),
    [
        ('{"risk score": "many"}', 'the input `risk score` must be a number among [0..24], not the string "many"'),
        ('{"risk score": 99}', "the input `risk score` must be a number among [0..24], not the number 99"),
        ('{"reported on": "1 March"}', 'the input `reported on` must be a date, not the string "1 March"'),
        ('{"reported on": "2026-02-30"}', '(write it like "2026-03-01")'),
    ],
)
def test_a_wrong_input_is_named_with_its_value_and_what_was_expected(inputs, sentence):
    answer = koosrada("decide", DEADLINE, "Deadline", "--input", inputs)
    assert answer.exit_code == 2
    assert sentence in sentences(answer)


def test_a_misspelt_input_gets_a_suggestion():
    answer = koosrada("decide", DEADLINE, "Risk level", "--input", '{"risk scor": 15}')
    assert answer.exit_code == 0
    assert "`risk scor` is no input of this decision; did you mean `risk score`?" in sentences(answer)
    assert "the input `risk score` is not given" in sentences(answer)


def test_strict_takes_the_first_warning_for_an_error():
    answer = koosrada("decide", DEADLINE, "Risk level", "--strict")
    assert answer.exit_code == 1
    assert "Error: the input `risk score` is not given" in sentences(answer)


def test_inputs_that_are_not_json_are_wrong_use():
    answer = koosrada("decide", DEADLINE, "Deadline", "--input", "risk score: 15")
    assert answer.exit_code == 2
    assert "the input is not JSON: line 1, column 1" in sentences(answer)


def test_a_file_that_is_not_there_is_wrong_use():
    answer = koosrada("decide", MODELS / "nowhere.dmn", "Deadline")
    assert answer.exit_code == 2
    assert "there is no file" in sentences(answer)


def test_a_folder_without_decisions_is_wrong_use(tmp_path):
    answer = koosrada("decide", tmp_path, "Deadline")
    assert answer.exit_code == 2
    assert "there is no DMN file in the folder" in sentences(answer)


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"", b"{}", b"<html/>"])
def test_a_file_of_something_else_ends_in_a_sentence(tmp_path, content):
    path = tmp_path / "other.dmn"
    path.write_bytes(content)
    answer = koosrada("decide", path, "Deadline")
    assert answer.exit_code == 1
    assert answer.stderr.startswith("Error: ")
    assert "other.dmn" in sentences(answer)


def test_a_huge_file_is_wrong_use(tmp_path):
    path = tmp_path / "huge.dmn"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    answer = koosrada("decide", path, "Deadline")
    assert answer.exit_code == 2
    assert "is larger than 5 MB" in sentences(answer)
