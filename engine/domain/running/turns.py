"""Waiting for one's turn, and finding that nobody has one at the moment."""

from engine.errors import Conflict, Unavailable


class TurnLost(Conflict):
    """Many people work on this at the moment. Please try again."""


class AlreadyThere(Conflict):
    """This was done already."""


class NoRoom(Unavailable):
    """There is no room left to store this. Nothing was changed; please tell whoever runs Koosrada."""


class DatabaseAway(Unavailable):
    """The database cannot be reached at the moment. Please try again in a minute."""
