"""The flags of a pattern (XPath and XQuery Functions 3.1, clause 5.6.2)."""

from dataclasses import dataclass
from typing import Self

from engine.feel.errors import NoValue

LETTERS = "smixq"


@dataclass(frozen=True, slots=True)
class Flags:
    """How a pattern is read.

    - `dot_all` (s): `.` matches line ends too.
    - `multi_line` (m): `^` and `$` match at each line.
    - `ignore_case` (i): letters match their case variants.
    - `extended` (x): white space in the pattern is skipped.
    - `literal` (q): the pattern is plain text; of the others only i counts then.
    """

    dot_all: bool = False
    multi_line: bool = False
    ignore_case: bool = False
    extended: bool = False
    literal: bool = False

    @classmethod
    def of(cls, letters: str) -> Self:
        """The flags written as `letters`, in any order; NoValue for any other letter.

        >>> Flags.of("iq")
        Flags(dot_all=False, multi_line=False, ignore_case=True, extended=False, literal=True)
        """
        for letter in letters:
            if letter not in LETTERS:
                raise NoValue(f"a pattern has the flags s, m, i, x and q, not {letter!r}")
        return cls(*(letter in letters for letter in LETTERS))
