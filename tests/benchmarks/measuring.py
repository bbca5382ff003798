"""How things are measured: the best of several repeats, in one process, with the collector off."""

import time
import timeit
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

MICRO = 1e6
MILLI = 1e3

Value: TypeAlias = float | int | str


@dataclass(frozen=True)
class Measure:
    """One number: what was measured, in which unit, and what it aims at (shown beside it, never enforced)."""

    name: str
    value: Value
    unit: str = ""
    aim: str = ""

    @property
    def shown(self) -> str:
        """The value for people: three digits that count."""
        if isinstance(self.value, str):
            return self.value
        return f"{self.value:.3g}" if self.value < 1000 else f"{self.value:,.0f}"


@dataclass(frozen=True)
class Pace:
    """How long to measure: the quick pace only shows that everything runs."""

    quick: bool = False
    seconds: float = field(init=False)
    repeats: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "seconds", 0.002 if self.quick else 0.15)
        object.__setattr__(self, "repeats", 2 if self.quick else 7)

    def count(self, full: int, quick: int) -> int:
        """How many of something to make."""
        return quick if self.quick else full


def time_of(statement: str, names: Mapping[str, Any], pace: Pace) -> float:
    """Seconds that a statement takes, at best."""
    timer = timeit.Timer(statement, globals=dict(names))
    number = 1
    while (taken := timer.timeit(number)) < pace.seconds / 5 and number < 10_000_000:
        number *= 4 if taken < pace.seconds / 50 else 2
    return min(timer.repeat(pace.repeats, number)) / number


def times_beside(statement: str, variants: Sequence[Mapping[str, Any]], pace: Pace) -> list[float]:
    """Seconds that a statement takes, at best, with each of several sets of names, measured by turns.

    Turns are short, so that a machine that is busy for a while slows all of them down alike.
    """
    timers = [timeit.Timer(statement, globals=dict(names)) for names in variants]
    number = pace.count(20_000, 20)
    best = [timer.timeit(number) for timer in timers]
    for _ in range(pace.count(40, 1)):
        best = [min(before, timer.timeit(number)) for before, timer in zip(best, timers, strict=True)]
    return [seconds / number for seconds in best]


def once(action: Callable[[], Any]) -> float:
    """Seconds that something takes, done once."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
