import random

import pytest

from tests.feel.fuzzing.corpus import corpus
from tests.feel.fuzzing.mutations import mutated
from tests.feel.fuzzing.trial import tried

LONGEST = 2.0  # seconds for one text, read and run in both ways


def slowest(count: int, seed: int) -> tuple[float, str]:
    """Try so many mutations; the time and the text of the slowest."""
    chance = random.Random(seed)
    texts = corpus()
    worst = (0.0, "")
    for _ in range(count):
        text = mutated(chance.choice(texts), texts, chance)
        try:
            worst = max(worst, (tried(text), text))
        except Exception as error:
            raise AssertionError(f"{text!r} ended with {error!r}") from error
    return worst


@pytest.mark.parametrize("seed", range(3))
def test_damaged_expressions_are_refused_or_run_within_their_budget(seed):
    seconds, text = slowest(500, seed)
    assert seconds < LONGEST, text


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 200))
def test_a_hundred_thousand_damaged_expressions_are_refused_or_run_within_their_budget(seed):
    seconds, text = slowest(1_000, seed)
    print(f"slowest: {seconds:.3f} s for {text!r}")
    assert seconds < LONGEST, text


def test_undamaged_expressions_are_refused_or_run_as_well():
    for text in corpus():
        assert tried(text) < LONGEST
