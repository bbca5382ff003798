"""All that is due, at once: for scenarios, tests and the command line, also in turned time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from procrastinate import JobContext
from procrastinate.worker import Worker

from engine import clock
from engine.errors import ExecutionFailed
from engine.jobs.application import application, enqueue
from engine.jobs.door import Door
from engine.jobs.enqueueing import READY, SCHEDULED
from engine.jobs.tasks import sweep_timers

ROUNDS = 1000
JOBS = 10_000

BRING_DUE = f"""
    WITH due AS (
      UPDATE procrastinate_jobs SET queue_name = '{READY}', scheduled_at = NULL
      WHERE status = 'todo' AND queue_name = '{SCHEDULED}' AND scheduled_at <= %(now)s RETURNING 1
    )
    SELECT (SELECT count(*) FROM due) + count(*) AS ready FROM procrastinate_jobs
    WHERE status = 'todo' AND queue_name = '{READY}' AND (scheduled_at IS NULL OR scheduled_at <= now())"""  # noqa: S608


class NeverIdle(ExecutionFailed):
    """There is always another job due: something causes itself again and again, or another worker holds a lock."""


def run_until_idle(door: Door, conninfo: str) -> None:
    """Begin what starts by a timer, then run due timers and jobs, one after the other, until nothing is due.

    "Due" is by `engine.clock`: where a scenario stops the clock, an instant of a job is compared with that clock, and
    the door's own calls see it too. A failing job is tried again at once, as often as ever, and then given up.

    Raises
    ------
    NeverIdle
        When there is no end to it.
    """
    asyncio.run(_drain(door, conninfo))


async def _drain(door: Door, conninfo: str) -> None:
    app = application(door, conninfo, stalled_after=30.0, turned=True)
    left = JOBS

    async def counting(run: Callable[[], Awaitable[Any]], _: JobContext, worker: Worker) -> Any:
        nonlocal left
        left -= 1
        if left <= 0:
            worker.stop()  # type: ignore[no-untyped-call]
        return await run()

    async with app.open_async():
        await asyncio.to_thread(door.start_timers)
        for _ in range(ROUNDS):
            await enqueue(app, await asyncio.to_thread(sweep_timers, door))
            row = await app.connector.execute_query_one_async(BRING_DUE, now=clock.now())
            if not row["ready"]:
                return
            await app.run_worker_async(
                queues=[READY],
                wait=False,
                concurrency=1,
                listen_notify=False,
                install_signal_handlers=False,
                delete_jobs="successful",
                worker_middleware=[counting],
            )
            if left <= 0:
                break
        raise NeverIdle
