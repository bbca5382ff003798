"""The function that sorts (DMN 1.5, 10.3.4.8)."""

from decimal import Decimal
from functools import cmp_to_key
from typing import Any, Final

from engine.feel import comparison
from engine.feel.builtins.parameters import items, optional
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Signature
from engine.feel.run import Run
from engine.feel.types import FUNCTION, LIST
from engine.feel.wording import describe

_HEIGHT: Final = 6  # Python frames up to the function that it calls


def sort(run: Run, list_: list[Any], precedes: Function | None) -> list[Any]:
    """The items so that none `precedes` the one before it; without that function, from the least to the greatest.

    Items of which neither precedes the other keep their order.

    >>> sort(Run(), [Decimal(3), Decimal(1), Decimal(2)], None)
    [Decimal('1'), Decimal('2'), Decimal('3')]
    """
    return _sorted_by_value(run, list_) if precedes is None else _sorted_by(run, list_, precedes)


def _sorted_by_value(run: Run, list_: list[Any]) -> list[Any]:
    kinds = {item.__class__ for item in list_}
    if kinds == {Decimal}:
        return sorted(list_)
    if kinds == {str}:
        run.spend(sum(len(item) >> 6 for item in list_) * len(list_).bit_length())
        return sorted(list_)
    run.spend(len(list_) * len(list_).bit_length())
    return sorted(list_, key=cmp_to_key(lambda left, right: -comparison.less(left, right)))


def _sorted_by(run: Run, list_: list[Any], precedes: Function) -> list[Any]:
    if not any(signature.accepts_count(2) for signature in precedes.signatures):
        raise NoValue("`precedes` must be a function of two parameters")

    def order(left: Any, right: Any) -> int:  # asked for "is it below zero?" alone
        answer = precedes.call(run, [left, right])
        if not isinstance(answer, bool):
            raise NoValue(f"`precedes` must answer true or false, not {describe(answer)}")
        return -answer

    return sorted(list_, key=cmp_to_key(order))


FUNCTIONS: Final = (
    Function("sort", (Signature((items(), optional("precedes", FUNCTION)), sort, needs_run=True),), LIST, _HEIGHT),
)
