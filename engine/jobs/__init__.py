"""The queue of jobs: enqueued in the transaction of their cause, run by workers, each as often as it takes."""

from engine.jobs.door import Door
from engine.jobs.draining import NeverIdle, run_until_idle
from engine.jobs.enqueueing import defer_statement
from engine.jobs.job import Job, NotAJob
from engine.jobs.schema import schema
from engine.jobs.tasks import TASKS
from engine.jobs.worker import NoQueue, run_worker

__all__ = [
    "TASKS",
    "Door",
    "Job",
    "NeverIdle",
    "NoQueue",
    "NotAJob",
    "defer_statement",
    "run_until_idle",
    "run_worker",
    "schema",
]
