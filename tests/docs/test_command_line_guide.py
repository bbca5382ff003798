"""Every command in the guide to the command line answers what the guide says."""

import shlex

import pytest
from click.testing import CliRunner

from tests.docs.guides import ROOT, sessions
from webforms.cli import COMMANDS, main

SESSIONS = list(sessions("command-line.md"))


@pytest.mark.parametrize(("command", "answer"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_a_command_answers_what_the_guide_says(command, answer, monkeypatch):
    monkeypatch.chdir(ROOT)
    program, *words = shlex.split(command)
    assert program == "koosrada"
    assert CliRunner().invoke(main, words).output.strip("\n") == answer


def test_every_command_is_described():
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert [command.name for command in COMMANDS if f"koosrada {command.name}" not in text] == []


def test_there_are_examples_of_three_of_them():
    assert {shlex.split(command)[1] for command, _ in SESSIONS} == {"feel", "decide", "dmn"}
