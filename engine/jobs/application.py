"""Procrastinate, set up for our database, our tasks and one door."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

import structlog
from procrastinate import App, JobContext
from procrastinate.exceptions import ConnectorException

from engine.jobs.attempts import Backoff, attempt, turn
from engine.jobs.connector import PatientConnector
from engine.jobs.door import Door
from engine.jobs.enqueueing import READY, STATEMENT, defer_statement
from engine.jobs.job import Job
from engine.jobs.tasks import TASKS, PeriodicTask, RowTask

ENQUEUE = STATEMENT.replace(":jobs", "%(jobs)s")
KEEP_FAILED_HOURS = 30 * 24

log = structlog.get_logger("koosrada.jobs")


def application(door: Door, conninfo: str, *, stalled_after: float, turned: bool = False) -> App:
    """Give an app whose tasks call `door`.

    Parameters
    ----------
    door
        The engine.
    conninfo
        The URL of the database for the worker's login.
    stalled_after
        Seconds without a heartbeat after which a worker counts as dead and its jobs are given to others.
    turned
        Whether the clock is turned by hand: then nothing is periodic and no try waits.
    """
    conninfo = conninfo.replace("postgresql+psycopg://", "postgresql://", 1)
    app = App(connector=PatientConnector(conninfo=conninfo, min_size=1, max_size=4))
    backoff = Backoff(waits=not turned)
    for name, task in TASKS.items():
        if isinstance(task, RowTask):
            app.task(name=name, queue=READY, pass_context=True, retry=backoff)(_about_a_row(door, task))
        elif not turned:
            _periodic(app, name, task.cron, _by_the_clock(door, name, task), task.priority, lock=name)
    if not turned:
        # No lock: a dead worker may have held it, and this is what frees the locks of the dead.
        every = max(1, min(10, int(stalled_after / 3)))
        _periodic(app, "retry_stalled", f"* * * * * */{every}", _retrying_stalled(stalled_after), priority=20)
        _periodic(app, "forget_failed", "47 3 * * *", forget_failed)
    return app


async def enqueue(app: App, jobs: Sequence[Job]) -> None:
    """Enqueue jobs in a transaction of their own."""
    if jobs:
        _, parameters = defer_statement(jobs)
        await app.connector.execute_query_async(ENQUEUE, **parameters)


async def forget_failed(context: JobContext, timestamp: int) -> None:
    """Delete what failed long ago; what succeeded is deleted at once."""
    await context.app.job_manager.delete_old_jobs(
        KEEP_FAILED_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )
    log.info("failed_jobs_forgotten", turn=timestamp)


def _periodic(
    app: App,
    name: str,
    cron: str,
    run: Callable[[JobContext, int], Awaitable[None]],
    priority: int = 0,
    lock: str | None = None,
) -> None:
    made = app.task(name=name, queue=READY, pass_context=True, priority=priority, lock=lock, queueing_lock=name)(run)
    app.periodic(cron=cron)(made)


def _about_a_row(door: Door, task: RowTask) -> Callable[..., None]:
    def run(context: JobContext, **_: Any) -> None:
        attempt(door, task, context)

    return run


def _by_the_clock(door: Door, name: str, task: PeriodicTask) -> Callable[[JobContext, int], Awaitable[None]]:
    async def run(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - Procrastinate gives the turn's time
        await enqueue(context.app, await asyncio.to_thread(turn, door, name, task))

    return run


def _retrying_stalled(stalled_after: float) -> Callable[[JobContext, int], Awaitable[None]]:
    async def run(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
        manager = context.app.job_manager
        for job in await manager.get_stalled_jobs(seconds_since_heartbeat=stalled_after):
            log.warning("worker_lost", task=job.task_name, job=job.id)
            with suppress(ConnectorException):  # it came to its end in the meantime
                await manager.retry_job(job)

    return run
