"""The branches of error that cross the engine's border."""

import pytest

from engine import errors

BRANCHES = (
    errors.NotFound,
    errors.Conflict,
    errors.Forbidden,
    errors.Invalid,
    errors.ExecutionFailed,
    errors.Unavailable,
)


@pytest.mark.parametrize("branch", BRANCHES)
def test_every_branch_is_an_engine_error_with_a_sentence_of_its_own(branch):
    assert issubclass(branch, errors.EngineError)
    assert str(branch()) == branch.__doc__


def test_a_given_text_replaces_the_sentence():
    assert str(errors.NotFound("There is no decision named discount.")) == "There is no decision named discount."
