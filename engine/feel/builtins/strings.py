"""Functions on strings (DMN 1.5, 10.3.4.3); a character is a Unicode code point."""

from decimal import Decimal
from typing import Any, Final

from engine.feel import numbers
from engine.feel.builtins.parameters import items, number, omissible, optional, string
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Signature
from engine.feel.run import Run
from engine.feel.types import BOOLEAN, NUMBER, STRING
from engine.feel.wording import describe


def substring(text: str, start_position: Decimal, length: Decimal | None) -> str:
    """The part from the start position, 1 being the first character and -1 the last, of `length` or to the end.

    >>> substring("foobar", Decimal(3), Decimal(3)), substring("foobar", Decimal(-2), Decimal(1))
    ('oba', 'a')
    """
    position = numbers.integer(start_position)
    if not position:
        raise NoValue("a start position counts from 1, or from -1 at the end")
    if abs(position) > len(text):
        raise NoValue("the start position lies outside of the string")
    start = position - 1 if position > 0 else position + len(text)
    if length is None:
        return text[start:]
    count = numbers.integer(length)
    if count < 1:
        raise NoValue("a length is at least 1")
    return text[start : start + count]


def string_length(text: str) -> Decimal:
    """The number of characters."""
    return Decimal(len(text))


def upper_case(run: Run, text: str) -> str:
    """The string in capital letters, which may be more letters than before."""
    result = text.upper()
    run.check_text(len(result))
    return result


def lower_case(run: Run, text: str) -> str:
    """The string in small letters."""
    result = text.lower()
    run.check_text(len(result))
    return result


def substring_before(text: str, match: str) -> str:
    """What stands before the first occurrence of `match`; nothing if it does not occur.

    >>> substring_before("foobar", "bar"), substring_before("foobar", "x")
    ('foo', '')
    """
    return text[: max(text.find(match), 0)]


def substring_after(text: str, match: str) -> str:
    """What stands after the first occurrence of `match`; nothing if it does not occur.

    >>> substring_after("foobar", "ob"), substring_after("abc", "")
    ('ar', 'abc')
    """
    place = text.find(match)
    return "" if place < 0 else text[place + len(match) :]


def contains(text: str, match: str) -> bool:
    """Whether `match` occurs in the string."""
    return match in text


def starts_with(text: str, match: str) -> bool:
    """Whether the string begins with `match`."""
    return text.startswith(match)


def ends_with(text: str, match: str) -> bool:
    """Whether the string ends with `match`."""
    return text.endswith(match)


def string_join(run: Run, parts: list[Any], delimiter: str | None) -> str:
    """The strings of a list as one, with the delimiter between them; nulls are left out.

    >>> string_join(Run(), ["a", None, "c"], "X")
    'aXc'
    """
    strings = [part for part in parts if part is not None]
    between = delimiter or ""
    length = len(between) * max(len(strings) - 1, 0)
    for part in strings:
        if not isinstance(part, str):
            raise NoValue(f"only strings can be joined, not {describe(part)}")
        length += len(part)
    run.check_text(length)
    return between.join(strings)


_MATCHED: Final = (string("string"), string("match"))

FUNCTIONS: Final = (
    Function(
        "substring",
        (Signature((string("string"), number("start position"), optional("length", NUMBER)), substring),),
        STRING,
    ),
    Function("string length", (Signature((string("string"),), string_length),), NUMBER),
    Function("upper case", (Signature((string("string"),), upper_case, needs_run=True),), STRING),
    Function("lower case", (Signature((string("string"),), lower_case, needs_run=True),), STRING),
    Function("substring before", (Signature(_MATCHED, substring_before),), STRING),
    Function("substring after", (Signature(_MATCHED, substring_after),), STRING),
    Function("contains", (Signature(_MATCHED, contains),), BOOLEAN),
    Function("starts with", (Signature(_MATCHED, starts_with),), BOOLEAN),
    Function("ends with", (Signature(_MATCHED, ends_with),), BOOLEAN),
    Function(
        "string join",
        (Signature((items(), omissible("delimiter", STRING)), string_join, needs_run=True),),
        STRING,
    ),
)
