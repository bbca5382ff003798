"""Every command that a guide shows without its answer exists, with these arguments and options."""

import shlex

import click
import pytest

from tests.docs.guides import blocks, rows
from webforms.cli import main
from webforms.cli.demo_cast import PEOPLE

GUIDES = ("command-line.md", "operating.md")
SETTINGS = (
    "KOOSRADA_DATA", "DATABASE_URL", "KOOSRADA_KEK_FILE", "KOOSRADA_READ_PASSWORD", "KOOSRADA_WEB_PASSWORD",
    "KOOSRADA_WORKER_PASSWORD", "MAIL_URL", "MAIL_FROM", "PUBLIC_URL",
)  # fmt: skip
COMMANDS = [
    line
    for guide in GUIDES
    for block in blocks(guide, "sh")
    for line in block.splitlines()
    if line.startswith("koosrada ")
]


@pytest.mark.parametrize("line", sorted(set(COMMANDS)))
def test_a_command_of_a_guide_can_be_said(line):
    words = shlex.split(line)[1:]
    command: click.Command = main
    context = click.Context(main)
    while isinstance(command, click.Group) and words:
        name, found, words = command.resolve_command(context, words)
        assert found
        command, context = found, click.Context(found, parent=context, info_name=name)
    command.parse_args(context, words)


def test_there_are_many_of_them():
    assert len(COMMANDS) > 20


def test_every_setting_is_described():
    told = " ".join(row[0] for row in rows("operating.md", "variable"))
    assert [name for name in SETTINGS if f"`{name}`" not in told] == []


def test_everybody_for_practice_is_described():
    told = [tuple(row) for row in rows("command-line.md", "account")]
    assert told == [(person.account, person.desk, person.part) for person in PEOPLE]
