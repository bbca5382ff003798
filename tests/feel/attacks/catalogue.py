"""Expressions that want more than they may have: each must end quickly, with a value, null or a `FeelError`."""

from typing import Final

from tests.feel.attacks.attack import Attack
from tests.feel.attacks.lists import LISTS
from tests.feel.attacks.loops import LOOPS
from tests.feel.attacks.numbers import NUMBERS
from tests.feel.attacks.reading import READING
from tests.feel.attacks.recursion import RECURSION
from tests.feel.attacks.sharing import SHARED
from tests.feel.attacks.texts import TEXTS
from tests.feel.attacks.times import TIMES

__all__ = ["ATTACKS", "Attack"]

ATTACKS: Final[tuple[Attack, ...]] = (
    *LOOPS,
    *SHARED,
    *RECURSION,
    *NUMBERS,
    *TEXTS,
    *TIMES,
    *LISTS,
    *READING,
)
