"""Replacement strings such as `$1-$2` (XPath and XQuery Functions 3.1, clause 5.6.4)."""

from engine.feel.errors import NoValue
from engine.feel.xpath_regex.cursor import Cursor

Template = tuple[str | int, ...]


def template(replacement: str, groups: int) -> Template:
    r"""The parts of a replacement string: texts, and the numbers of the groups to insert (0 is the whole match).

    `$` takes as many digits as number a group of the pattern, at least one; a single digit beyond inserts nothing.

    >>> template(r"$1-$12\$", 1)
    (1, '-', 1, '2$')
    >>> template("[$2]", 1)
    ('[]',)
    """
    cursor = Cursor(replacement)
    parts: list[str | int] = []
    text: list[str] = []
    while not cursor.at_end:
        char = cursor.take()
        if char == "$":
            group = _group(cursor, groups)
            if group <= groups:
                parts += ["".join(text), group]
                text = []
        elif char == "\\":
            text.append(_escaped(cursor))
        else:
            text.append(char)
    return tuple(part for part in (*parts, "".join(text)) if part != "")


def _group(cursor: Cursor, groups: int) -> int:
    if not cursor.peek() or cursor.peek() not in "0123456789":
        raise NoValue("in the replacement, $ needs a group number after it or a backslash before it")
    number = 0
    while (digit := cursor.peek()) and digit in "0123456789" and number * 10 + int(digit) <= max(groups, 9):
        number = number * 10 + int(cursor.take())
    return number


def _escaped(cursor: Cursor) -> str:
    char = cursor.take()
    if char not in ("$", "\\"):
        raise NoValue("in the replacement, a backslash needs a $ or a backslash after it")
    return char
