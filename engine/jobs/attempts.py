"""One attempt at a job, and what follows when it fails.

1. Errors of the branches `NotFound`, `Forbidden` and `Invalid` are final; others are tried again, later each time.
2. After the last try the door is told to give up, which makes an incident. If even that fails, the job waits and is
   tried once more: nothing stops in silence.
3. What is logged or raised from here names the kind of an error and where it happened, never its text, which may
   quote what people typed.
"""

import random
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.jobs import Job as StoredJob

from engine import clock
from engine.errors import ExecutionFailed, Forbidden, Invalid, NotFound
from engine.jobs.door import Door
from engine.jobs.job import Job
from engine.jobs.tasks import PeriodicTask, RowTask

FINAL = (NotFound, Forbidden, Invalid)
LOST_WORKERS = 3  # a job that outlives its tries only because its workers die
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(hours=1)
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # due at once, also where the database's clock is behind
CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")

log = structlog.get_logger("koosrada.jobs")


class TryAgain(ExecutionFailed):
    """This job failed and is tried again."""


class GivenUp(ExecutionFailed):
    """This job failed for good; the incident says so to an operator."""


class Backoff(BaseRetryStrategy):
    """Waits twice as long after each try, up to an hour, and up to a half less by chance, so that jobs spread out.

    Parameters
    ----------
    waits
        False for no wait at all: where the clock stands still.
    """

    def __init__(self, *, waits: bool = True) -> None:
        self._waits = waits

    def get_retry_decision(self, *, exception: BaseException, job: StoredJob) -> RetryDecision | None:
        """When to try again; None for what was given up."""
        if isinstance(exception, GivenUp):
            return None
        if not self._waits:
            return RetryDecision(retry_at=LONG_AGO)
        longest = min(FIRST_WAIT * 2 ** min(job.attempts, 20), LONGEST_WAIT)
        return RetryDecision(retry_at=clock.now() + longest * random.uniform(0.5, 1))  # noqa: S311 - no secret


def attempt(door: Door, task: RowTask, context: JobContext) -> None:
    """Run a job about a row.

    Raises
    ------
    TryAgain
        When it failed and tries are left, or giving up failed.
    GivenUp
        When it failed for good and the door made an incident.
    """
    job = context.job
    args: dict[str, Any] = job.task_kwargs
    row = UUID(args[task.argument])
    tries: int = args.get("tries", task.tries)
    told = log.bind(task=job.task_name, row=str(row), attempt=job.attempts + 1)
    code = "worker_lost"
    if job.attempts < tries + LOST_WORKERS:
        try:
            task.run(door, row)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is tried again or becomes an incident
            code = code_of(error)
            told.warning("job_failed", code=code, at=place_of(error))
            if not isinstance(error, FINAL) and job.attempts + 1 < tries:
                raise TryAgain(code) from None
        else:
            told.info("job_done")
            return
    try:
        with suppress(NotFound):  # the row is gone, and so is the reason for an incident
            door.give_up(job.task_name, row, code)
    except Exception as error:  # noqa: BLE001 - an incident must not get lost
        told.warning("give_up_failed", code=code_of(error), at=place_of(error))
        raise TryAgain(code) from None
    told.error("job_given_up", code=code)
    raise GivenUp(code)


def turn(door: Door, name: str, task: PeriodicTask) -> Sequence[Job]:
    """Take one turn of a periodic task; gives the jobs that come of it.

    Raises
    ------
    TryAgain
        When it failed; the next turn is the next try.
    """
    try:
        return task.run(door) or ()
    except Exception as error:  # noqa: BLE001 - its text stays here
        code = code_of(error)
        log.warning("turn_failed", task=name, code=code, at=place_of(error))
        raise TryAgain(code) from None


def code_of(error: BaseException) -> str:
    """The kind of an error: its own `code`, if it has one, else the name of its class."""
    code = getattr(error, "code", None)
    return code if isinstance(code, str) and CODE.fullmatch(code) else type(error).__name__


def place_of(error: BaseException) -> str:
    """The module and line where an error happened."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__', '')}:{trace.tb_lineno}" if trace else ""
