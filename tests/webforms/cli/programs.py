"""Long-running commands as programs of their own."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager

RUN = "from webforms.cli import main; main()"


@contextmanager
def running(place, *words):
    """The command as a process, which writes its log on standard error; killed at the end of the block."""
    with subprocess.Popen(
        [sys.executable, "-c", RUN, *words], env={**os.environ, **place.environment}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def stopped(process, number=signal.SIGTERM):
    """Its exit code after a signal."""
    process.send_signal(number)
    return process.wait(timeout=30)
