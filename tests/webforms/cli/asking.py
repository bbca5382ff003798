"""Asking the command line the way a person does."""

from pathlib import Path

from click.testing import CliRunner

from webforms.cli import main

MODELS = Path(__file__).with_name("models")
EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"


def koosrada(*words, given=None):
    """What `koosrada` answers; `given` is standard input."""
    return CliRunner().invoke(main, [str(word) for word in words], input=given)


def sentences(answer):
    """What stands in the errors and warnings, whatever the width of the screen."""
    return " ".join(answer.stderr.split())
