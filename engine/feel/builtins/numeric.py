"""Functions on numbers (DMN 1.5, 10.3.4.5)."""

import decimal
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from engine.feel import numbers, temporal
from engine.feel.builtins.parameters import DURATION, number, optional
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Parameter, Signature
from engine.feel.numbers import CONTEXT
from engine.feel.types import BOOLEAN, NUMBER, one_of

SMALLEST_SCALE: Final = -6111
LARGEST_SCALE: Final = 6176


def rounded(value: Decimal, scale: Decimal, rounding: str) -> Decimal:
    """`value` with `scale` digits after the point; a negative scale rounds to tens, hundreds and so on.

    >>> rounded(Decimal("1.56"), Decimal(1), decimal.ROUND_FLOOR)
    Decimal('1.5')
    """
    digits = numbers.integer(scale)
    if not SMALLEST_SCALE <= digits <= LARGEST_SCALE:
        raise NoValue(f"a scale is a number from {SMALLEST_SCALE} to {LARGEST_SCALE}")
    try:
        return value.quantize(Decimal((0, (1,), -digits)), rounding, CONTEXT)
    except decimal.InvalidOperation:
        if -int(value.as_tuple().exponent) <= digits:
            return value  # exact already; the zeros behind it do not fit into a number
        raise NoValue("the result is too large for a number") from None


def _rounding(mode: str) -> Callable[[Decimal, Decimal], Decimal]:
    def round_(value: Decimal, scale: Decimal) -> Decimal:
        return rounded(value, scale, mode)

    return round_


def _rounding_to_integer(mode: str) -> Callable[[Decimal, Decimal | None], Decimal]:
    def round_(value: Decimal, scale: Decimal | None) -> Decimal:
        return value.to_integral_value(mode, CONTEXT) if scale is None else rounded(value, scale, mode)

    return round_


def absolute(value: Any) -> Any:
    """The size of a number or a duration, without its sign."""
    return CONTEXT.abs(value) if isinstance(value, Decimal) else temporal.absolute(value)


def modulo(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The remainder of the division, with the sign of the divisor: `dividend - divisor * floor(dividend / divisor)`.

    >>> modulo(Decimal(-12), Decimal(5)), modulo(Decimal("10.1"), Decimal("-4.5"))
    (Decimal('3'), Decimal('-3.4'))
    """
    if not divisor:
        raise NoValue("a number cannot be divided by zero")
    try:
        remainder = CONTEXT.remainder(dividend, divisor)
    except decimal.InvalidOperation:
        raise NoValue("the numbers are too far apart for a remainder") from None
    if remainder and (remainder < 0) is not (divisor < 0):
        return numbers.add(remainder, divisor)
    return remainder


def square_root(value: Decimal) -> Decimal:
    """The square root; a negative number has none."""
    if value < 0:
        raise NoValue("a negative number has no square root")
    return CONTEXT.sqrt(value)


def logarithm(value: Decimal) -> Decimal:
    """The natural logarithm; zero and negative numbers have none."""
    if value <= 0:
        raise NoValue("only a number above zero has a logarithm")
    return CONTEXT.ln(value)


def exponential(value: Decimal) -> Decimal:
    """Euler's number raised to `value`."""
    try:
        return CONTEXT.exp(value)
    except decimal.Overflow:
        raise NoValue("the result is too large for a number") from None


def even(value: Decimal) -> bool:
    """Whether a whole number can be halved."""
    return not odd(value)


def odd(value: Decimal) -> bool:
    """Whether a whole number cannot be halved."""
    if not numbers.is_integer(value):
        raise NoValue("only a whole number is even or odd")
    tens = int(value.as_tuple().exponent) > 0  # more digits may follow than are worth writing out
    return not tens and int(value) % 2 == 1


_ROUNDING: Final = (number("n"), number("scale"))
_TO_INTEGER: Final = (number("n"), optional("scale", NUMBER))
_NUMBER: Final = (number("number"),)

FUNCTIONS: Final = (
    Function("decimal", (Signature(_ROUNDING, _rounding(decimal.ROUND_HALF_EVEN)),), NUMBER),
    Function("floor", (Signature(_TO_INTEGER, _rounding_to_integer(decimal.ROUND_FLOOR)),), NUMBER),
    Function("ceiling", (Signature(_TO_INTEGER, _rounding_to_integer(decimal.ROUND_CEILING)),), NUMBER),
    Function("round up", (Signature(_ROUNDING, _rounding(decimal.ROUND_UP)),), NUMBER),
    Function("round down", (Signature(_ROUNDING, _rounding(decimal.ROUND_DOWN)),), NUMBER),
    Function("round half up", (Signature(_ROUNDING, _rounding(decimal.ROUND_HALF_UP)),), NUMBER),
    Function("round half down", (Signature(_ROUNDING, _rounding(decimal.ROUND_HALF_DOWN)),), NUMBER),
    Function("abs", (Signature((Parameter("n", one_of(NUMBER, DURATION)),), absolute),), one_of(NUMBER, DURATION)),
    Function("modulo", (Signature((number("dividend"), number("divisor")), modulo),), NUMBER, cost=3),
    Function("sqrt", (Signature(_NUMBER, square_root),), NUMBER, cost=3),
    Function("log", (Signature(_NUMBER, logarithm),), NUMBER, cost=30),
    Function("exp", (Signature(_NUMBER, exponential),), NUMBER, cost=15),
    Function("odd", (Signature(_NUMBER, odd),), BOOLEAN),
    Function("even", (Signature(_NUMBER, even),), BOOLEAN),
)
