"""`koosrada feel`."""

import json

import pytest

from tests.webforms.cli.asking import koosrada, sentences


def test_it_prints_the_value():
    answer = koosrada("feel", "0.1 + 0.2")
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "0.3\n", "")


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ('"high"', '"high"'),
        ('"say \\"no\\""', '"say \\"no\\""'),
        ("null", "null"),
        ("1 = 1", "true"),
        ('date("2026-03-01") + duration("P14D")', '@"2026-03-15"'),
        ('[1, "a", {due date: @"PT2H"}]', '[1, "a", {"due date": @"PT2H"}]'),
        ("[1..5]", "[1..5]"),
        ("-1 + 2", "1"),
    ],
)
def test_it_prints_values_as_feel_writes_them(expression, shown):
    assert koosrada("feel", expression).stdout == shown + "\n"


def test_what_it_prints_can_be_given_to_it_again():
    first = koosrada("feel", 'for i in 1..40 return {number: i, due: @"2026-03-01" + @"P1D" * i}').stdout
    assert len(first.splitlines()) > 40
    assert koosrada("feel", "-", given=first).stdout == first


def test_it_knows_names_of_several_words_from_the_context():
    answer = koosrada("feel", "risk score >= 14", "--context", '{"risk score": 14}')
    assert answer.stdout == "true\n"


def test_numbers_in_json_stay_exact():
    answer = koosrada("feel", "a", "--context", '{"a": 0.1000000000000000055511151231257827}')
    assert answer.stdout == "0.1000000000000000055511151231257827\n"


def test_a_warning_says_where_and_points_at_it():
    answer = koosrada("feel", "riskScor + 1", "--context", '{"riskScore": 14}')
    assert answer.exit_code == 0
    assert answer.stdout == "null\n"
    assert answer.stderr.startswith(
        "warning: line 1, column 1: `riskScor` is not known here; did you mean\n"
        "         `riskScore`?\n"
        "  riskScor + 1\n"
        "  ^\n"
    )


def test_a_mistake_is_an_error_with_a_caret_under_it():
    answer = koosrada("feel", "age >\n= and 3")
    assert answer.exit_code == 1
    assert answer.stdout == ""
    sentence, line, caret = answer.stderr.splitlines()
    assert sentence.startswith("Error: line 2, column 1: expected")
    assert (line, caret) == ("  = and 3", "  ^")


def test_the_caret_stays_on_the_screen_when_the_line_is_long():
    answer = koosrada("feel", "1 + " * 100 + ")" + " + 1" * 100)
    _, line, caret = answer.stderr.splitlines()
    assert len(line) <= 80
    assert line[len(caret) - 1] == ")"


def test_strict_takes_the_first_warning_for_an_error():
    answer = koosrada("feel", "1 / 0", "--strict")
    assert answer.exit_code == 1
    assert "Error: line 1, column 1: a number cannot be divided by zero" in sentences(answer)


@pytest.mark.parametrize(("cell", "value", "matches"), [(">= 14", "15", "true"), ('"low", "high"', '"none"', "false")])
def test_a_cell_of_a_table_can_be_held_against_a_value(cell, value, matches):
    assert koosrada("feel", cell, "--unary", value).stdout == matches + "\n"


def test_a_program_gets_value_and_warnings_as_json():
    answer = koosrada("feel", "[1, 1/0]", "--format", "json")
    assert json.loads(answer.stdout) == {
        "value": [1, None],
        "warnings": [{"sentence": "a number cannot be divided by zero", "line": 1, "column": 5}],
    }


def test_a_program_gets_a_mistake_as_json():
    answer = koosrada("feel", "1 +", "--format", "json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout) == {"error": "expected a value, found the end", "line": 1, "column": 4}


def test_it_reads_an_expression_from_a_file_and_a_context_from_standard_input(tmp_path):
    path = tmp_path / "rule.feel"
    path.write_text("age >= 18\n", encoding="utf-8")
    assert koosrada("feel", f"@{path}", "--context", "-", given='{"age": 18}').stdout == "true\n"


def test_a_literal_with_an_at_sign_is_no_file():
    assert koosrada("feel", '@"P1D"').stdout == '@"P1D"\n'


@pytest.mark.parametrize(
    ("context", "sentence"),
    [
        ('{"age": 41,\n "name" "Ann"}', "the context is not JSON: line 2, column 9: "),
        ("", "the context is not JSON: line 1, column 1: "),
        ("[1]", "the context must be a JSON object"),
        ('{"a": 1, "a": 2}', "`a` is given twice"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": 1e99999}', "this number is too large"),
        ('{"a": ' + "[" * 5000 + "]" * 5000 + "}", "nested"),
    ],
)
def test_a_context_that_cannot_be_used_is_wrong_use(context, sentence):
    answer = koosrada("feel", "1", "--context", context)
    assert answer.exit_code == 2
    assert sentence in sentences(answer)
    assert answer.stdout == ""


def test_a_file_that_is_not_there_is_wrong_use():
    answer = koosrada("feel", "@nowhere.feel")
    assert (answer.exit_code, answer.stderr) == (2, "Error: there is no file `nowhere.feel`\n")


def test_a_binary_file_is_wrong_use(tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    answer = koosrada("feel", f"@{path}")
    assert answer.exit_code == 2
    assert "is not a text in UTF-8" in sentences(answer)


def test_a_huge_file_is_wrong_use(tmp_path):
    path = tmp_path / "huge.feel"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    answer = koosrada("feel", f"@{path}")
    assert answer.exit_code == 2
    assert "is larger than 5 MB" in sentences(answer)


def test_an_option_that_it_does_not_know_is_wrong_use():
    assert koosrada("feel", "--contxt").exit_code == 2


def test_an_expression_that_would_take_too_much_ends_in_a_sentence():
    answer = koosrada("feel", "count(for a in 1..9999, b in 1..9999 return a)")
    assert answer.exit_code == 1
    assert answer.stderr.startswith("Error: ")
    assert "Traceback" not in sentences(answer)


def test_a_value_too_large_to_print_ends_in_a_sentence():
    doubled = (
        "{a: [1,2,3,4,5,6,7,8], "
        + ", ".join(f"{chr(98 + i)}: [{chr(97 + i)},{chr(97 + i)},{chr(97 + i)}]" for i in range(20))
        + "}"
    )
    answer = koosrada("feel", doubled)
    assert answer.exit_code == 1
    assert answer.stderr.startswith("Error: ")
