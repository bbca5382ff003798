"""FEEL's numbers: decimal128 of IEEE 754-2008, 34 significant digits (DMN 1.5, 10.3.2.3.1).

Every operation goes through `CONTEXT`, so that nobody's own decimal context can change a result. An operation
without a finite result has no value.
"""

import decimal
from decimal import Decimal
from typing import Final

from engine.feel.errors import NoValue

CONTEXT: Final = decimal.Context(
    prec=34,
    rounding=decimal.ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    clamp=1,
    capitals=1,
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)
MAX_EXPONENT_DIGITS: Final = 12
_POWER_LIMIT: Final = Decimal(10) ** MAX_EXPONENT_DIGITS


def number(value: int | str) -> Decimal:
    """A FEEL number from an integer or its text, rounded to 34 digits.

    >>> number("0.1") + number("0.2") == number("0.3")
    True
    """
    try:
        return CONTEXT.create_decimal(value)
    except (decimal.Overflow, decimal.InvalidOperation):
        raise NoValue("this number is too large") from None


def add(left: Decimal, right: Decimal) -> Decimal:
    """The sum."""
    try:
        return CONTEXT.add(left, right)
    except decimal.DecimalException as error:
        raise _no_value(error) from None


def subtract(left: Decimal, right: Decimal) -> Decimal:
    """The difference."""
    try:
        return CONTEXT.subtract(left, right)
    except decimal.DecimalException as error:
        raise _no_value(error) from None


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """The product."""
    try:
        return CONTEXT.multiply(left, right)
    except decimal.DecimalException as error:
        raise _no_value(error) from None


def divide(left: Decimal, right: Decimal) -> Decimal:
    """The quotient; dividing by zero has no value.

    >>> divide(Decimal(1), Decimal(3))
    Decimal('0.3333333333333333333333333333333333')
    """
    if not right:
        raise NoValue("a number cannot be divided by zero")
    try:
        return CONTEXT.divide(left, right)
    except decimal.DecimalException as error:
        raise _no_value(error) from None


def power(base: Decimal, exponent: Decimal) -> Decimal:
    """`base ** exponent`; an exponent of more than 12 digits is refused, whatever the base.

    >>> power(Decimal(0), Decimal(0)), power(Decimal(4), Decimal("0.5"))
    (Decimal('1'), Decimal('2'))
    """
    if not exponent:
        return Decimal(1)  # of zero, too (IEEE 754-2008, 9.2.1)
    if exponent.copy_abs() >= _POWER_LIMIT:
        raise NoValue("this exponent is too large")
    try:
        result = CONTEXT.power(base, exponent)
    except decimal.DecimalException as error:
        raise _no_value(error) from None
    if not result.is_finite():  # a negative power of zero
        raise NoValue("this calculation has no result")
    return result if is_integer(exponent) else result.normalize(CONTEXT)  # a root without zeros behind it


def _no_value(error: decimal.DecimalException) -> NoValue:
    if isinstance(error, decimal.Overflow):
        return NoValue("the result is too large for a number")
    return NoValue("this calculation has no result")


def integer(value: Decimal, limit: int = 10**9) -> int:
    """`value` truncated to a whole number, for positions and scales; beyond `limit` there is no value.

    >>> integer(Decimal("2.9"))
    2
    """
    if value.copy_abs() > limit:
        raise NoValue("the number is too large here")
    return int(value)


def is_integer(value: Decimal) -> bool:
    """Whether the number has no fraction."""
    return value == value.to_integral_value()


def text(value: Decimal) -> str:
    """The number as FEEL writes it: plain digits, no exponent (DMN 1.5, `string()`).

    >>> text(Decimal("1.50")), text(Decimal("1E+3")), text(Decimal("-0.0"))
    ('1.50', '1000', '0.0')
    """
    return format(value or value.copy_abs(), "f")
