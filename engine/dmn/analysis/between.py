"""A friendly value between two others, for an example a person can picture."""

import decimal
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from engine.feel.numbers import CONTEXT

_WIDE: Final = decimal.Context(prec=80, rounding=decimal.ROUND_HALF_EVEN, Emin=-20_000, Emax=20_000, traps=[])
_FEEL: Final = decimal.Context(prec=34, Emin=CONTEXT.Emin, Emax=CONTEXT.Emax, clamp=1, traps=[])  # infinity, no error
_OTHER_TEXTS: Final = ("other", "another", "something else")
_LETTERS: Final = ("a", "A", "0", " ", "\0")


def number_between(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    """A short number above `low` and below `high`, where None is no bound; None if FEEL knows no number there.

    >>> [str(number_between(Decimal(a), Decimal(b))) for a, b in ((13, 15), (0, 1), ("0.1", "0.2"))]
    ['14', '0.5', '0.15']
    >>> str(number_between(Decimal(20), None)), str(number_between(None, Decimal(0)))
    ('21', '-1')
    """
    return next((candidate for candidate in _numbers(low, high) if _is_inside(candidate, low, high)), None)


def _numbers(low: Decimal | None, high: Decimal | None) -> list[Decimal]:
    if low is not None and high is not None:
        middle = _WIDE.divide(_WIDE.add(low, high), Decimal(2))
        smallest = _WIDE.subtract(high, low).adjusted()
        steps = [0, *(min(0, smallest - finer) for finer in (0, 1))]
        return [*(_rounded(middle, step) for step in steps), _FEEL.plus(middle), low.next_plus(_FEEL)]
    if low is not None:
        above = _WIDE.add(low.to_integral_value(decimal.ROUND_FLOOR), Decimal(1))
        return [_FEEL.plus(above), low.next_plus(_FEEL)]
    if high is not None:
        below = _WIDE.subtract(high.to_integral_value(decimal.ROUND_CEILING), Decimal(1))
        return [_FEEL.plus(below), high.next_minus(_FEEL)]
    return [Decimal(0)]


def _rounded(value: Decimal, step: int) -> Decimal:
    whole = value.scaleb(-step, _WIDE).to_integral_value(decimal.ROUND_HALF_EVEN)
    return _FEEL.plus(whole.scaleb(step, _WIDE))


def _is_inside(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    return value.is_finite() and (low is None or low < value) and (high is None or value < high)


def whole_between(low: int | None, high: int | None, steps: Sequence[int]) -> int | None:
    """A whole number between the two, a multiple of the largest of `steps` that has one there, near the middle.

    >>> whole_between(8 * 60, 12 * 60, (60, 1)), whole_between(30, 32, (60, 1)), whole_between(30, 31, (60, 1))
    (600, 31, None)
    """
    if low is None or high is None:
        start = 0 if low is None and high is None else steps[0]
        return start + low if low is not None else (high or 0) - start
    for step in steps:
        first, last = low // step + 1, (high - 1) // step
        if first <= last:
            return min(max(first, (low + high) // (2 * step)), last) * step
    return None


def text_between(low: str | None, high: str | None) -> str | None:
    """A text after `low` and before `high` in the order of code points; None if there is none.

    >>> text_between("low", None), text_between("high", "low"), text_between("a", "b")
    ('other', 'higha', 'another')
    """
    candidates = [*_OTHER_TEXTS, *((low or "") + letter for letter in _LETTERS), *([""] if low is None else [])]
    return next((text for text in candidates if (low is None or low < text) and (high is None or text < high)), None)


def is_other(value: object) -> bool:
    """Whether the value is a text that says itself that it is none of those mentioned."""
    return value in _OTHER_TEXTS
