"""Nobody ever sees a stack trace."""

import click
import pytest
from click.testing import CliRunner

from engine.errors import Conflict
from webforms.cli.guarded import GuardedGroup


def failing_with(error):
    """A command line whose only command raises this."""

    @click.group(cls=GuardedGroup)
    def group():
        pass

    @group.command()
    def fail():
        raise error

    return CliRunner().invoke(group, ["fail"])


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (Conflict(), 1, "Error: Somebody was faster: this has changed in the meantime."),
        (OSError(13, "Permission denied", "rules.dmn"), 1, "Error: `rules.dmn`: Permission denied"),
        (MemoryError(), 1, "Error: there is not enough memory for this"),
        (KeyError("x"), 3, "Error: this is a fault of Koosrada, not of yours (KeyError, test_guarded.py, line"),
    ],
)
def test_every_error_ends_in_a_sentence(error, code, sentence):
    answer = failing_with(error)
    assert answer.exit_code == code
    assert " ".join(answer.output.split()).startswith(sentence)
    assert "Traceback" not in answer.output
