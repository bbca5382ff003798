"""Work whose cost cannot be counted beforehand is timed, and paid for afterwards."""

from collections.abc import Callable
from time import thread_time
from typing import Final, TypeVar

from engine.feel.run import Run

Result = TypeVar("Result")

FREE_MICROSECONDS: Final = 25
STEPS_PER_MICROSECOND: Final = 2


def paid(run: Run, work: Callable[[], Result], most: int | None = None) -> Result:
    """The result of the work; what takes more than a moment costs steps, so that many moments cannot add up.

    most: steps that it costs at most, for work that is slow the first time and quick ever after

    >>> paid(Run(), lambda: 14)
    14
    """
    start = thread_time()
    try:
        return work()
    finally:
        microseconds = int((thread_time() - start) * 1_000_000)
        steps = max(0, microseconds - FREE_MICROSECONDS) * STEPS_PER_MICROSECOND
        run.spend(steps if most is None else min(steps, most))
