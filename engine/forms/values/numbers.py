"""Whole numbers, and numbers with decimals."""

import re
from decimal import Decimal
from typing import Any, Final

from marshmallow import ValidationError

from engine.forms.field import Field
from engine.forms.sentences import Sentence

LARGEST: Final = Decimal(10) ** 15  # beyond it a number in JSON is no longer exact everywhere
MOST_DECIMALS: Final = 9
_WHOLE: Final = re.compile(r"[-+−]?[0-9]{1,16}")
_DECIMAL: Final = re.compile(r"[-+−]?[0-9]{1,16}([.,][0-9]{1,18})?")


def parse_integer(field: Field, value: Any) -> int:
    """A whole number; as text, digits with a sign before them."""
    number = _number(value, _WHOLE, "Enter a whole number, like 12")
    if number != number.to_integral_value():
        raise ValidationError(Sentence("Enter a whole number, like 12"))
    return int(_within(field, number))


def parse_number(field: Field, value: Any) -> Decimal:
    """A number; as text, with a point or a comma before the decimals."""
    number = _number(value, _DECIMAL, "Enter a number, like 12 or 1.5")
    most = MOST_DECIMALS if field.decimals is None else min(field.decimals, MOST_DECIMALS)
    exponent = number.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > most:
        raise ValidationError(Sentence("Enter a number with at most this many decimals: {most}", most=most))
    return _within(field, number)


def _number(value: Any, written: re.Pattern[str], sentence: str) -> Decimal:
    if isinstance(value, str) and written.fullmatch(value.strip()):
        return Decimal(value.strip().replace("−", "-").replace(",", "."))
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        if isinstance(value, int) and abs(value) > LARGEST:  # a text of so many digits may not be made
            raise ValidationError(Sentence("This number is too large"))
        number = Decimal(str(value))
        if number.is_finite():
            return number
    raise ValidationError(Sentence(sentence))


def _within(field: Field, number: Decimal) -> Decimal:
    low, high = field.minimum, field.maximum
    if (low is None or number >= low) and (high is None or number <= high):
        if abs(number) > LARGEST:
            raise ValidationError(Sentence("This number is too large"))
        return number
    if low is not None and high is not None:
        raise ValidationError(Sentence("Enter a number from {low} to {high}", low=f"{low:f}", high=f"{high:f}"))
    if low is not None:
        raise ValidationError(Sentence("Enter a number that is {low} or more", low=f"{low:f}"))
    raise ValidationError(
        Sentence("Enter a number that is {high} or less", high=f"{high:f}" if high is not None else "")
    )
