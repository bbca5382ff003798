"""Waiting for one's turn, and finding that nobody has one at the moment."""

from engine.errors import Conflict, EngineError, Unavailable


class TurnLost(Conflict):
    """Many people work on this at the moment. Please try again."""


class AlreadyThere(Conflict):
    """This was done already."""


class NoRoom(Unavailable):
    """There is no room left to store this. Nothing was changed; please tell whoever runs Koosrada."""


class DatabaseAway(Unavailable):
    """The database cannot be reached at the moment. Please try again in a minute."""


class OutcomeUnknown(EngineError):
    """The connection broke while this was being stored. Please look whether it is there before you do it again."""


class StorageFailed(EngineError):
    """Something went wrong while this was stored. Nothing was changed; please tell whoever runs Koosrada."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self.state = state  # SQLSTATE
