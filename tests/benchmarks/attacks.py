"""Expressions made to take too long: the worst of them."""

from functools import partial

from engine.feel import FeelError, evaluate
from engine.feel import expression as expressions
from tests.benchmarks.measuring import MILLI, Measure, Pace, once
from tests.feel.attacks.catalogue import ATTACKS, Attack

SLOWEST = 12


def measure(pace: Pace) -> list[Measure]:
    """The slowest attack, parsing included: all are tried once, the slowest of them three times more."""
    chosen = ATTACKS[: pace.count(len(ATTACKS), 5)]
    once_each = {attack.name: once(partial(_defended, attack)) for attack in chosen}
    slowest = sorted(chosen, key=lambda attack: -once_each[attack.name])[:SLOWEST]
    times = {attack.name: min(once(partial(_defended, attack)) for _ in range(pace.count(3, 1))) for attack in slowest}
    worst = max(times, key=lambda name: times[name])
    return [
        Measure("attacks tried", len(chosen)),
        Measure("the worst attack", worst),
        Measure("time of the worst attack", times[worst] * MILLI, "ms", "< 100"),
    ]


def _defended(attack: Attack) -> None:
    expressions._expression.cache_clear()
    expressions._long_expression.cache_clear()
    try:
        evaluate(attack.expression, attack.context)
    except FeelError:
        return
