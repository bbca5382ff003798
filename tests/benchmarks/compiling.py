"""Parsing and compiling an expression that was never seen before, and the room that it takes afterwards."""

import gc
import tracemalloc
from collections.abc import Callable

from engine.feel import EMPTY, Expression
from engine.feel import expression as expressions
from tests.benchmarks.measuring import MICRO, Measure, Pace, time_of

SHORT = "risk >= 14"
MEDIUM = 'if risk >= 14 and contains(group, "tuko") then duration("P14D") else duration("P28D")'
LONG = " + ".join(
    f"(if score[{number}] > {number} then {number} else sum(weights[item < {number}]))" for number in range(1, 41)
)


def measure(pace: Pace) -> list[Measure]:
    """The times without the cache, and the memory for each kept expression."""
    uncached: Callable[..., Expression] = expressions._expression.__wrapped__
    expressions.known(EMPTY)
    measures = []
    for name, text in (("short", SHORT), ("medium", MEDIUM), ("long", LONG)):
        names = {"compiled": uncached, "text": text, "names": EMPTY, "types": frozenset()}
        taken = time_of("compiled(text, names, types)", names, pace)
        measures.append(Measure(f"compiling a {name} expression ({len(text):,} characters)", taken * MICRO, "µs"))
    return [*measures, _memory(uncached, pace.count(400, 40))]


def _memory(uncached: Callable[..., Expression], count: int) -> Measure:
    """Bytes for each of many distinct expressions of medium length, as the cache keeps them."""
    texts = [MEDIUM.replace("14", str(100 + number)) for number in range(count)]
    uncached(MEDIUM, EMPTY, frozenset())
    gc.collect()
    tracemalloc.start()
    kept = [uncached(text, EMPTY, frozenset()) for text in texts]
    gc.collect()
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) == count
    return Measure("memory for each kept expression", round(used / count), "bytes")
