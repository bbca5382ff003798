"""Who acts: the option `--as`."""

from collections.abc import Callable
from typing import Any

import click

from engine.domain.actors import SYSTEM, Actor


def as_option(*, required: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the option `--as`, as the parameter `account`."""
    said = "whose eyes and hands these are" if required else "who acts; the operator of the machine unless said"
    return click.option("--as", "account", metavar="ACCOUNT", required=required, help=said)


def who(account: str | None) -> Actor:
    """The actor: a person, or whoever runs this machine."""
    return SYSTEM if account is None else Actor(account)
