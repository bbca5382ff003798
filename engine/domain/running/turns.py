"""Waiting for one's turn."""

from engine.errors import Conflict


class TurnLost(Conflict):
    """Many people work on this at the moment. Please try again."""


class AlreadyThere(Conflict):
    """This was done already."""
