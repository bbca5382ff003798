"""A worker process for tests: tells when a mail begins and when it is sent, and takes its time in between.

`python -m tests.jobs.slow_worker DATABASE_URL SECONDS`
"""

import sys
import time
from uuid import UUID

import structlog

from engine.jobs import run_worker
from tests.jobs.doors import Memory


class Slow(Memory):
    def send_mail(self, mail_id: UUID) -> None:
        print("begun", flush=True)
        time.sleep(float(sys.argv[2]))
        print("sent", flush=True)


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    run_worker(Slow(), sys.argv[1], stalled_after=1)
    print("stopped", flush=True)
