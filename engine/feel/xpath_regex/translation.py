r"""A pattern of XPath, written for the `regex` module (version 1 behaviour).

The module knows much more than XPath does. So nothing is passed on: each construct of the XML Schema grammar (part 2,
annex G) and of XPath and XQuery Functions 3.1, clause 5.6.1, is recognised and written anew; all else is refused.

1. Flag q: each character stands for itself. Flag x: white space goes first.
2. Atoms are read one after the other; `(` opens a frame, `)` closes it and is an atom of the frame below.
3. After each atom comes a quantifier, perhaps none.
4. Each frame adds up how many instructions its atoms may become; beyond MAX_WEIGHT the pattern is refused,
   because the module would copy nested repetitions until the memory is full.
"""

from dataclasses import dataclass, field

from engine.feel.errors import NoValue
from engine.feel.xpath_regex.character_classes import character_class
from engine.feel.xpath_regex.cursor import Cursor
from engine.feel.xpath_regex.escapes import class_escape, single_character
from engine.feel.xpath_regex.flags import Flags
from engine.feel.xpath_regex.quantifiers import quantifier
from engine.feel.xpath_regex.sets import one_character
from engine.feel.xpath_regex.whitespace import without_whitespace

MAX_LENGTH = 5_000
MAX_DEPTH = 50
MAX_WEIGHT = 20_000
MAX_SOURCE = 200_000

ANCHORS = {"^": r"(?:\A)", "$": r"(?:\Z)"}
LINE_ANCHORS = {"^": r"(?:\A|(?<=\n)(?!\Z))", "$": r"(?:(?=\n)|(?<!\n)\Z)"}
ANY_BUT_LINE_ENDS = r"[^\n\r]"
ANY = r"(?s:.)"


@dataclass(frozen=True, slots=True)
class Translation:
    """The source for the `regex` module and the number of capturing groups."""

    source: str
    groups: int


@dataclass(slots=True)
class _Frame:
    """An open parenthesis: what it starts with, its group number (0 if it captures nothing), what it holds so far."""

    opening: str = ""
    group: int = 0
    source: list[str] = field(default_factory=list)
    weight: int = 1


def translated(pattern: str, flags: Flags) -> Translation:
    r"""The pattern for the `regex` module; NoValue if XPath has no such pattern.

    >>> translated("(a|b)+$", Flags())
    Translation(source='(a|b)+(?:\\Z)', groups=1)
    """
    if len(pattern) > MAX_LENGTH:
        raise NoValue(f"the pattern is longer than {MAX_LENGTH} characters")
    if any("\ud800" <= char <= "\udfff" for char in pattern):
        raise NoValue("the pattern holds half of a character")
    if flags.literal:
        return Translation("".join(one_character(char, ignore_case=flags.ignore_case) for char in pattern), 0)
    return _Translator(Cursor(without_whitespace(pattern) if flags.extended else pattern), flags).translation()


class _Translator:
    def __init__(self, cursor: Cursor, flags: Flags) -> None:
        self.cursor = cursor
        self.flags = flags
        self.frames = [_Frame()]
        self.opened = 0
        self.closed: set[int] = set()
        self.length = 0

    def translation(self) -> Translation:
        while not self.cursor.at_end:
            if self.cursor.accept("("):
                self._open()
            elif self.cursor.accept("|"):
                self.frames[-1].source.append("|")
            elif self.cursor.accept(")"):
                self._close()
            else:
                atom = self._atom()
                self.length += len(atom)
                self._append(atom, 1)
            if self.length > MAX_SOURCE:
                raise NoValue("the pattern names too many sets of characters")
        if len(self.frames) > 1:
            raise NoValue("the pattern has a ( without its )")
        return Translation("".join(self.frames[0].source), self.opened)

    def _open(self) -> None:
        if len(self.frames) > MAX_DEPTH:
            raise NoValue(f"the pattern has more than {MAX_DEPTH} parentheses within each other")
        if self.cursor.accept("?:"):
            self.frames.append(_Frame("(?:"))
        else:
            self.opened += 1
            self.frames.append(_Frame("(", self.opened))

    def _close(self) -> None:
        if len(self.frames) == 1:
            raise NoValue("the pattern has a ) without its (")
        frame = self.frames.pop()
        if frame.group:
            self.closed.add(frame.group)
        self._append(f"{frame.opening}{''.join(frame.source)})", frame.weight)

    def _append(self, atom: str, weight: int) -> None:
        """Adds an atom, with the quantifier that follows it, to the innermost frame."""
        times = quantifier(self.cursor)
        frame = self.frames[-1]
        frame.source.append(atom + times.source)
        frame.weight += weight * times.copies
        if frame.weight > MAX_WEIGHT:
            raise NoValue("the pattern repeats too much within repetitions")

    def _atom(self) -> str:
        if self.cursor.next_is("["):
            return character_class(self.cursor, ignore_case=self.flags.ignore_case)
        char = self.cursor.take()
        if char == "\\":
            return self._escape()
        if char == ".":
            return ANY if self.flags.dot_all else ANY_BUT_LINE_ENDS
        if char in ANCHORS:
            return (LINE_ANCHORS if self.flags.multi_line else ANCHORS)[char]
        if char in "?*+":
            raise NoValue(f"the pattern has a {char} with nothing to repeat before it")
        if char in "{}]":
            raise NoValue(f"in the pattern, {char} needs a backslash")
        return one_character(char, ignore_case=self.flags.ignore_case)

    def _escape(self) -> str:
        if self.cursor.peek() and self.cursor.peek() in "123456789":
            return self._back_reference()
        named = class_escape(self.cursor)
        if named is not None:
            return named
        return one_character(single_character(self.cursor), ignore_case=self.flags.ignore_case)

    def _back_reference(self) -> str:
        """As many digits as still number an opened group; a group that took no part matches the empty string."""
        group = int(self.cursor.take())
        while (digit := self.cursor.peek()) and digit in "0123456789" and group * 10 + int(digit) <= self.opened:
            group = group * 10 + int(self.cursor.take())
        if group not in self.closed:
            raise NoValue(f"the pattern refers to group {group}, which is not closed before")
        same = rf"(?i-f:\{group})" if self.flags.ignore_case else rf"\{group}"
        return rf"(?:(?({group}){same}|))"
