"""A worker: takes jobs from the queue and runs them in threads until it is told to stop."""

import asyncio
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import structlog
from procrastinate import App

from engine.errors import NotFound
from engine.jobs.application import application
from engine.jobs.attempts import code_of
from engine.jobs.door import Door

STALLED_AFTER = 30.0
GRACE = 30.0
POLLING = 0.5  # new jobs are announced; retries and jobs that waited for a lock are not
PAUSE = 5.0  # before a worker that lost the database tries again

log = structlog.get_logger("koosrada.jobs")


class NoQueue(NotFound):
    """This database has no queue of jobs: it was never prepared for Koosrada."""


def run_worker(
    door: Door,
    conninfo: str,
    concurrency: int = 4,
    stop: threading.Event | None = None,
    *,
    stalled_after: float = STALLED_AFTER,
    grace: float = GRACE,
) -> None:
    """Work until `stop` is set, or until SIGTERM or SIGINT where this runs in the main thread.

    A worker that is told to stop takes no further job and lets the running ones come to their end. One that loses the
    database later tries to find it again; only at the start is that an error.

    Parameters
    ----------
    door
        The engine; called from up to `concurrency` threads at the same time.
    conninfo
        The URL of the database for the worker's login.
    concurrency
        How many jobs run at the same time.
    stop
        Set it, from any thread, to stop the worker.
    stalled_after
        Seconds after which the jobs of a worker without a heartbeat are given to others; the same for all workers.
    grace
        Seconds after which a job that still runs is told to stop.
    """
    asyncio.run(_work(door, conninfo, concurrency, stop or threading.Event(), stalled_after, grace))


async def _work(
    door: Door, conninfo: str, concurrency: int, stop: threading.Event, stalled_after: float, grace: float
) -> None:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(concurrency + 2, thread_name_prefix="job"))
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
    async with application(door, conninfo, stalled_after=stalled_after).open_async() as app:
        if not await app.check_connection_async():
            raise NoQueue
    log.info("worker_ready", concurrency=concurrency)
    while not stop.is_set():
        try:
            async with application(door, conninfo, stalled_after=stalled_after).open_async() as app:
                await _session(app, concurrency, stop, stalled_after, grace)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the database, it may come back
            log.warning("worker_lost_the_database", code=code_of(error))
            await asyncio.to_thread(stop.wait, PAUSE)
    log.info("worker_stopped")


async def _session(app: App, concurrency: int, stop: threading.Event, stalled_after: float, grace: float) -> None:
    worker = asyncio.create_task(
        app.run_worker_async(
            concurrency=concurrency,
            install_signal_handlers=False,
            delete_jobs="successful",
            fetch_job_polling_interval=POLLING,
            shutdown_graceful_timeout=grace,
            update_heartbeat_interval=stalled_after / 4,
            stalled_worker_timeout=stalled_after,
        )
    )
    while not worker.done() and not stop.is_set():
        await asyncio.wait({worker}, timeout=0.2)
    if not worker.done():
        worker.cancel()
    with suppress(asyncio.CancelledError):
        await worker
