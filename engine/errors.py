"""The branches of error that cross the engine's border; each docstring is the sentence a person reads."""


class EngineError(Exception):
    """Something went wrong in the engine."""

    def __str__(self) -> str:
        """The given text, else the class's docstring: the docstring is the message."""
        return super().__str__() or (type(self).__doc__ or "").strip()


class NotFound(EngineError):
    """There is nothing here under that name."""


class Conflict(EngineError):
    """Somebody was faster: this has changed in the meantime."""


class Forbidden(EngineError):
    """You may not do this."""


class Invalid(EngineError):
    """This cannot be accepted as it is."""


class ExecutionFailed(EngineError):
    """This could not be carried out."""


class Unavailable(EngineError):
    """Koosrada cannot do this at the moment. Nothing was changed; please try again later."""
