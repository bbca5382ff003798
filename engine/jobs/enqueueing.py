"""Jobs in the transaction of the change that causes them: they exist if and only if it commits."""

import json
from collections.abc import Sequence

from engine.jobs.job import Job, NotAJob
from engine.jobs.tasks import TASKS, RowTask

STATEMENT = "SELECT koosrada_enqueue(CAST(:jobs AS jsonb))"
READY = "ready"
SCHEDULED = "scheduled"  # a queue of its own, so that a turned clock can tell what is due


def defer_statement(jobs: Sequence[Job]) -> tuple[str, dict[str, str]]:
    """One statement that enqueues all `jobs`, for the open transaction of the role app, engine or worker.

    Returns
    -------
    tuple
        SQL with the named parameter `:jobs` (SQLAlchemy's `text` takes both as they are), and its value. The answer
        has one row with the number of jobs enqueued; those whose queueing lock waits already are not among them.

    Raises
    ------
    NotAJob
        When there is no such task, or the job has not the one argument that its task takes.
    """
    return STATEMENT, {"jobs": json.dumps([_row(job) for job in jobs])}


def _row(job: Job) -> dict[str, object]:
    task = TASKS.get(job.task)
    takes = {task.argument} if isinstance(task, RowTask) else set()
    if task is None or set(job.args) != takes:
        raise NotAJob(f"{job.task} is no task, or takes other ids.")
    return {
        "queue_name": SCHEDULED if job.schedule_at else READY,
        "task_name": job.task,
        "priority": job.priority,
        "lock": job.lock,
        "queueing_lock": job.queueing_lock,
        "args": dict(job.args) | ({"tries": job.tries} if job.tries else {}),
        "scheduled_at": job.schedule_at.isoformat() if job.schedule_at else None,
    }
