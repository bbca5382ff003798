"""How often a piece of a pattern repeats: `?`, `*`, `+`, `{2}`, `{2,}`, `{2,5}`, each reluctant with a further `?`."""

from dataclasses import dataclass

from engine.feel.errors import NoValue
from engine.feel.xpath_regex.cursor import Cursor

MAX_COUNT = 100_000


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A quantifier as the `regex` module writes it, and how many copies of its piece the module may make."""

    source: str
    copies: int


ONCE = Quantifier("", 1)
SIGNS = {"?": Quantifier("?", 1), "*": Quantifier("*", 1), "+": Quantifier("+", 2)}


def quantifier(cursor: Cursor) -> Quantifier:
    """The quantifier at the cursor, or ONCE if there is none; moves past it.

    >>> quantifier(Cursor("{2,5}?b"))
    Quantifier(source='{2,5}?', copies=3)
    """
    sign = cursor.peek()
    if sign in SIGNS:
        cursor.take()
        found = SIGNS[sign]
    elif sign == "{":
        found = _quantity(cursor)
    else:
        return ONCE
    return Quantifier(found.source + "?", found.copies) if cursor.accept("?") else found


def _quantity(cursor: Cursor) -> Quantifier:
    cursor.take()
    low = _count(cursor)
    if cursor.accept("}"):
        return Quantifier(f"{{{low}}}", max(low, 1))
    if not cursor.accept(","):
        raise NoValue("the pattern has a { without a quantity such as {2} or {2,5}")
    if cursor.accept("}"):
        return Quantifier(f"{{{low},}}", low + 1)
    high = _count(cursor)
    if not cursor.accept("}"):
        raise NoValue("the pattern has a quantity that is not closed with }")
    if high < low:
        raise NoValue(f"the pattern has the quantity {{{low},{high}}}, which is backwards")
    return Quantifier(f"{{{low},{high}}}", low + 1)


def _count(cursor: Cursor) -> int:
    digits = cursor.take_digits()
    if not digits:
        raise NoValue("the pattern has a { without a quantity such as {2} or {2,5}")
    significant = digits.lstrip("0")
    if len(significant) > len(str(MAX_COUNT)) or int(significant or "0") > MAX_COUNT:
        raise NoValue(f"the pattern repeats something more than {MAX_COUNT} times")
    return int(significant or "0")
