r"""What a backslash may stand before: the escapes of XML Schema part 2, annex G.4.2, and `\$` of XPath."""

from engine.feel.errors import NoValue
from engine.feel.xpath_regex.blocks import BLOCKS
from engine.feel.xpath_regex.cursor import Cursor
from engine.feel.xpath_regex.sets import ranges

SINGLE_CHARACTERS = {"n": "\n", "r": "\r", "t": "\t"} | {char: char for char in "\\|.-^?*+{}$()[]"}

SPACES = ((0x9, 0xA), (0xD, 0xD), (0x20, 0x20))

NAME_START = (
    *((0x3A, 0x3A), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF)),
    *((0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF)),
    *((0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF)),
)
NAME = (*NAME_START, (0x2D, 0x2E), (0x30, 0x39), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040))

MULTI_CHARACTERS = {
    "s": f"[{ranges(SPACES)}]",
    "S": f"[^{ranges(SPACES)}]",
    "i": f"[{ranges(NAME_START)}]",
    "I": f"[^{ranges(NAME_START)}]",
    "c": f"[{ranges(NAME)}]",
    "C": f"[^{ranges(NAME)}]",
    "d": r"\p{gc=Nd}",
    "D": r"\P{gc=Nd}",
    "w": r"[^\p{gc=P}\p{gc=Z}\p{gc=C}]",
    "W": r"[\p{gc=P}\p{gc=Z}\p{gc=C}]",
}

CATEGORIES = {"L": "ultmo", "M": "nce", "N": "dlo", "P": "cdseifo", "Z": "slp", "S": "mcko", "C": "cfon"}


def class_escape(cursor: Cursor) -> str | None:
    r"""The set that the escape at the cursor (after its backslash) names, or None if it names no set; moves past it.

    >>> class_escape(Cursor("d+"))
    '\\p{gc=Nd}'
    >>> class_escape(Cursor("P{IsBasicLatin}"))
    '[^\\u0000-\\u007F]'
    """
    letter = cursor.peek()
    if letter and letter in "pP":
        return _property(cursor)
    if letter in MULTI_CHARACTERS:
        cursor.take()
        return MULTI_CHARACTERS[letter]
    return None


def single_character(cursor: Cursor) -> str:
    r"""The character that the escape at the cursor (after its backslash) stands for; NoValue if there is none.

    >>> single_character(Cursor("n"))
    '\n'
    """
    letter = cursor.take()
    if letter in SINGLE_CHARACTERS:
        return SINGLE_CHARACTERS[letter]
    raise NoValue(f"the pattern has no escape \\{letter}" if letter else "the pattern ends with a backslash")


def _property(cursor: Cursor) -> str:
    letter = cursor.take()
    end = cursor.text.find("}", cursor.place)
    if not cursor.accept("{") or end < 0:
        raise NoValue(f"in the pattern, \\{letter} needs a name in braces")
    name = cursor.text[cursor.place : end]
    cursor.place = end + 1
    if name.startswith("Is") and name[2:] in BLOCKS:
        return f"[{'^' if letter == 'P' else ''}{ranges(BLOCKS[name[2:]])}]"
    if name[:1] in CATEGORIES and (len(name) == 1 or (len(name) == 2 and name[1] in CATEGORIES[name[0]])):
        return f"\\{letter}{{gc={name}}}"
    raise NoValue(f"the pattern names no category or block of characters with {name[:40]!r}")
