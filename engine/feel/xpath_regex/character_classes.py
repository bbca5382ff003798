"""Character class expressions such as `[a-z-[aeiou]]` (XML Schema part 2, annex G.4.1)."""

from engine.feel.errors import NoValue
from engine.feel.xpath_regex.cursor import Cursor
from engine.feel.xpath_regex.escapes import class_escape, single_character
from engine.feel.xpath_regex.sets import CodePoints, merged, ranges, with_case_variants

MAX_DEPTH = 20  # classes subtracted within classes


def character_class(cursor: Cursor, *, ignore_case: bool, depth: int = 1) -> str:
    r"""The class expression that starts at the cursor, as a set of the `regex` module; moves past it.

    >>> character_class(Cursor("[a-z-[aeiou]]"), ignore_case=False)
    '[[a-z]--[aeiou]]'
    >>> character_class(Cursor(r"[^\d.]"), ignore_case=False)
    '[^\\u002E\\p{gc=Nd}]'
    """
    if depth > MAX_DEPTH:
        raise NoValue("the pattern has too many classes within classes")
    cursor.accept("[")
    negation = "^" if cursor.accept("^") else ""
    base = f"[{negation}{_group(cursor, ignore_case=ignore_case)}]"
    if cursor.accept("-"):
        base = f"[{base}--{character_class(cursor, ignore_case=ignore_case, depth=depth + 1)}]"
    if not cursor.accept("]"):
        raise NoValue("the pattern has a class that is not closed with ]")
    return base


def _group(cursor: Cursor, *, ignore_case: bool) -> str:
    """Everything up to the closing bracket or the subtraction."""
    spans: list[CodePoints] = []
    sets: list[str] = []
    while not cursor.next_is("]") and not (cursor.next_is("-[") and (spans or sets)):
        named = _named_set(cursor)
        if named is None:
            spans.append(_span(cursor))
        else:
            sets.append(named)
    if not spans and not sets:
        raise NoValue("the pattern has an empty class []")
    return ranges(with_case_variants(spans) if ignore_case else merged(spans)) + "".join(dict.fromkeys(sets))


def _named_set(cursor: Cursor) -> str | None:
    if not cursor.accept("\\"):
        return None
    named = class_escape(cursor)
    if named is None:
        cursor.place -= 1
    return named


def _span(cursor: Cursor) -> CodePoints:
    """One character or a range; a hyphen makes a range unless the class or the group ends after it."""
    first = _character(cursor)
    if not cursor.next_is("-") or cursor.peek(1) in ("[", "]") or cursor.next_is("--["):
        return ord(first), ord(first)
    cursor.take()
    if cursor.next_is("-"):
        raise NoValue("in a class of the pattern, a hyphen at the end of a range needs a backslash")
    last = _character(cursor)
    if last < first:
        raise NoValue(f"the pattern has a range from {first!r} to {last!r}, which is backwards")
    return ord(first), ord(last)


def _character(cursor: Cursor) -> str:
    if cursor.accept("\\"):
        return single_character(cursor)
    char = cursor.take()
    if not char:
        raise NoValue("the pattern has a class that is not closed with ]")
    if char in "[]":
        raise NoValue(f"in a class of the pattern, {char} needs a backslash")
    return char
