"""Procrastinate's connection to the database, patient with one that breaks."""

import asyncio
from typing import Any, LiteralString

from procrastinate import PsycopgConnector
from procrastinate.exceptions import ConnectorException, UniqueViolation

PAUSES = (0.5, 2.0, 8.0)  # together longer than a heartbeat: by then the worker itself has noticed and begins anew


class PatientConnector(PsycopgConnector):
    """Says again what got lost with a broken connection.

    That a job is finished must not get lost: it would count as running, and hold its lock, for as long as its worker
    lives. Each statement that goes this way may be said twice: finishing or retrying a job that is not running any
    more is refused by the database, and the sweeps enqueue under a queueing lock.
    """

    async def execute_query_async(self, query: LiteralString, **arguments: Any) -> None:
        """Run a statement that answers nothing; up to four times in all."""
        for pause in PAUSES:
            try:
                await super().execute_query_async(query, **arguments)
            except ConnectorException as error:
                if not _is_broken(error):
                    raise
                await asyncio.sleep(pause)
            else:
                return
        await super().execute_query_async(query, **arguments)


def _is_broken(error: ConnectorException) -> bool:
    """Whether the connection is at fault and not the statement: no SQLSTATE, or one of the classes 08 and 57."""
    if isinstance(error, UniqueViolation):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state is None or state[:2] in {"08", "57"}
