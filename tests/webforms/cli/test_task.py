"""`koosrada task`: a worklist, and the answer to a task."""

import json
from uuid import uuid4

import pytest

from tests.webforms.cli.asking import koosrada, plain, sentences


def tasks_of(who):
    return plain(koosrada("task", "list", "--as", who, "--format", "json"))


def task_of(who, element):
    return next(task["id"] for task in tasks_of(who) if task["element"] == element)


def test_a_worklist_shows_ones_own_desk_only(practice):
    assert {task["desk"] for task in tasks_of("bob")} == {"tartu-police.police"}
    assert tasks_of("charlie") == tasks_of("nobody") == []


def test_a_worklist_is_read_once_in_the_log(practice):
    count = 'SELECT count(*) FROM read_log WHERE body LIKE \'%%"page":"worklist"%%\''
    before = practice.rows(count)[0][0]
    tasks_of("dana")
    assert practice.rows(count)[0][0] == before + 1


def test_a_person_reads_it_in_sentences(practice):
    answer = koosrada("task", "list", "--as", "alice")
    assert "Check who lives together" in answer.stdout
    assert answer.stdout.endswith("open tasks\n")
    assert "no task is open" in koosrada("task", "list", "--as", "charlie").stdout


def test_an_answer_from_a_file_lets_the_case_go_on(practice, tmp_path):
    known = tmp_path / "answers.yaml"
    known.write_text("known: false\n")
    task = task_of("dana", "share")
    answer = koosrada("task", "complete", task, "--as", "dana", "--answers", known)
    assert (answer.exit_code, answer.stdout.splitlines()[0]) == (0, "done"), answer.output
    again = koosrada("task", "complete", task, "--as", "dana", "--answers", known)
    assert again.exit_code == 1
    assert "already completed" in sentences(again)


def test_answers_may_come_from_standard_input(practice):
    told = koosrada(
        "task",
        "complete",
        task_of("bob", "share"),
        "--as",
        "bob",
        "--answers",
        "-",
        "--format",
        "json",
        given='{"known": false}',
    )
    assert plain(told)["incident"] is None


def test_answers_that_cannot_be_taken_are_told_one_by_one(practice):
    task = task_of("alice", "check_cohabitation")
    answer = koosrada("task", "complete", task, "--as", "alice", "--answers", "-", given=json.dumps({"colour": "red"}))
    assert answer.exit_code == 1
    assert "Some answers cannot be taken" in sentences(answer)
    assert "colour: " in sentences(answer)


def test_somebody_elses_task_is_as_one_that_does_not_exist(practice):
    other = task_of("bob", "call_112")
    answers = [koosrada("task", "complete", task, "--as", "charlie") for task in (other, uuid4())]
    assert {(answer.exit_code, answer.output) for answer in answers} == {(1, answers[0].output)}


@pytest.mark.parametrize("content", ["- a list", "{", "just a text"])
def test_a_file_that_holds_no_answers_is_wrong_use(practice, tmp_path, content):
    path = tmp_path / "answers.json"
    path.write_text(content)
    assert koosrada("task", "complete", uuid4(), "--as", "bob", "--answers", path).exit_code == 2


def test_an_id_that_is_none_is_wrong_use(practice):
    assert koosrada("task", "complete", "first", "--as", "bob").exit_code == 2
