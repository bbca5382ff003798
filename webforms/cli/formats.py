"""For people or for programs: the option `--format`."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def format_option(command: _Command) -> _Command:
    """Give a command the option `--format`, as the parameter `as_json`."""
    return click.option(
        "--format",
        "as_json",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="for people or for programs",
        callback=lambda _context, _option, value: value == "json",
    )(command)


def echo_json(value: Any) -> None:
    """Print a value of plain Python as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
