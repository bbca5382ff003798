"""A pathway that a person can still read."""

from engine.lint import lint
from engine.lint.rules.size import MOST
from tests.bpmn.diagrams import user_task
from tests.lint.linting import of, said


def crowded(count):
    return of(*(user_task(f"a{number}") for number in range(count)))


def test_a_large_process_is_accepted():
    assert said(crowded(MOST), "size") == []


def test_a_larger_one_is_refused_and_not_looked_at_further():
    [problem] = lint(crowded(MOST + 1))
    assert problem.message.startswith("The process `A process` has 401 elements, more than 400: move parts of it")
