import sys
import time
from typing import Any

import pytest

from engine.feel import FeelError, NoFeelValue, evaluate, to_json
from engine.feel.parsing.scanner import MAX_LENGTH
from tests.feel.attacks.attack import Attack
from tests.feel.attacks.catalogue import ATTACKS

LONGEST = 2.0  # seconds of computing; nearly all take less than a tenth of a second


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_ends_soon_and_with_nothing_worse_than_a_refusal(attack: Attack):
    start = time.thread_time()
    sentence = refusal(attack)
    assert time.thread_time() - start < LONGEST
    assert len(sentence) < 300


def refusal(attack: Attack) -> str:
    """Why the attack is refused; nothing if it has a value."""
    try:
        to_json(evaluate(attack.expression, attack.context).value)
    except FeelError as error:
        return str(error)
    return ""


def test_every_attack_is_short_enough_to_be_read():
    assert [attack.name for attack in ATTACKS if len(attack.expression) > MAX_LENGTH] == ["too long"]


def test_every_attack_has_a_name_of_its_own():
    names = [attack.name for attack in ATTACKS]
    assert sorted(set(names)) == sorted(names)


def test_python_may_still_recurse_as_deep_as_before():
    before = sys.getrecursionlimit()
    for attack in ATTACKS:
        if "recursion" in attack.name:
            with pytest.raises(FeelError):
                evaluate(attack.expression, attack.context)
    assert sys.getrecursionlimit() == before


def test_a_value_that_is_small_here_and_immense_written_out_is_refused():
    doubled: list[Any] = ["x"]
    for _ in range(60):
        doubled = [doubled, doubled]
    with pytest.raises(NoFeelValue, match="500,000 parts"):
        to_json(doubled)
