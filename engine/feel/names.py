"""Names that hold blanks and operators, such as `risk score` or `Date-Time`, found by what is known.

FEEL lets a name contain spaces and `. / - ' + *`; which of `a-b` and `a - b` is meant depends on the names in
scope (DMN 1.5, 10.3.1.3). A `Vocabulary` holds them; the longest known name wins.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Any, Final

_START: Final = (
    "?A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_PART: Final = _START + "0-9\u00b7\u0300-\u036f\u203f-\u2040"
WORD: Final = re.compile(f"[{_START}][{_PART}]*")
NAME_TOKEN: Final = re.compile(f"[{_PART}]+|[./\\-'\u2019+*]")
SIMPLE_NAME: Final = re.compile(f"[{_START}][{_PART}]*")
BLANK: Final = re.compile(r"[\s\u0085\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+")

RESERVED: Final = frozenset(
    {
        "and", "between", "else", "every", "false", "for", "function", "if", "in", "instance", "null", "or", "return",
        "satisfies", "some", "then", "true",
    }
)  # fmt: skip

_END: Final = ""
_LONGEST_SUGGESTED: Final = 60
_MOST_COMPARED: Final = 500


def normalised(name: str) -> str:
    """The name with its white space made single blanks and taken off at the ends.

    >>> normalised("  risk\\n  score ")
    'risk score'
    """
    return BLANK.sub(" ", name).strip()


def tokens(name: str) -> tuple[str, ...]:
    """The words and signs a name consists of: names that differ only in blanks have the same tokens.

    >>> tokens("Pre-bankruptcy risk")
    ('Pre', '-', 'bankruptcy', 'risk')
    """
    return tuple(NAME_TOKEN.findall(name))


def is_simple(name: str) -> bool:
    """Whether a name is one word, and so read the same whatever is known."""
    return SIMPLE_NAME.fullmatch(name) is not None


def _is_compound(name: str) -> bool:
    return not is_simple(name) and "".join(tokens(name)) == BLANK.sub("", name) != ""


class Vocabulary:
    """A set of names that are more than one word; equal vocabularies hold equal names.

    >>> Vocabulary(["risk score", "age"]).match("risk  score >= 14", 0)
    ('risk score', 11)
    """

    __slots__ = ("_tree", "names")

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names: frozenset[str] = frozenset()
        self._tree: dict[str, Any] = {}
        self._add(names)

    def _add(self, names: Iterable[str]) -> None:
        """Take names in; branches on their way are copied, since other vocabularies may share them."""
        new = {normalised(name) for name in names if _is_compound(name)} - self.names
        if not new:
            return
        self.names |= new
        self._tree = self._tree.copy()
        for name in new:
            branch = self._tree
            for token in tokens(name):
                branch[token] = branch.get(token, {}).copy()
                branch = branch[token]
            branch[_END] = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and self.names == other.names

    def __hash__(self) -> int:
        return hash(self.names)

    def extended(self, names: Iterable[str]) -> "Vocabulary":
        """This vocabulary with more names; itself if none of them is new."""
        larger = Vocabulary()
        larger.names, larger._tree = self.names, self._tree
        larger._add(names)
        return larger if len(larger.names) > len(self.names) else self

    def match(self, text: str, offset: int) -> tuple[str, int] | None:
        """The longest known name at `offset`, with the offset behind it; None if none is there."""
        branch, found = self._tree, None
        while branch:
            token = NAME_TOKEN.match(text, offset)
            if token is None or token.group() not in branch:
                break
            branch, offset = branch[token.group()], token.end()
            if _END in branch:
                found = branch[_END], offset
            blank = BLANK.match(text, offset)
            if blank:
                offset = blank.end()
        return found


EMPTY: Final = Vocabulary()


def names_in(value: Any, depth: int = 8) -> Iterable[str]:
    """The keys of a context and of the contexts in it, down to `depth` levels."""
    if depth and isinstance(value, Mapping):
        for key, entry in value.items():
            yield key
            yield from names_in(entry, depth - 1)
    elif depth and isinstance(value, list):
        for item in value[:100]:
            yield from names_in(item, depth - 1)


def shortened(name: str) -> str:
    """The name, or how it begins, for a sentence."""
    return name if len(name) <= _LONGEST_SUGGESTED else f"{name[: _LONGEST_SUGGESTED - 3]}..."


def suggestion(name: str, known: Iterable[str]) -> str:
    """What to add to a warning about a name: the known one that is close to it, if there is one.

    >>> suggestion("riskScor", ["riskScore", "age"])
    '; did you mean `riskScore`?'
    """
    if len(name) > _LONGEST_SUGGESTED:
        return ""
    candidates = sorted(other for other in islice(known, _MOST_COMPARED) if len(other) <= _LONGEST_SUGGESTED)
    lowered = {other.lower(): other for other in candidates}
    close = get_close_matches(name.lower(), lowered, n=1, cutoff=0.7)
    return f"; did you mean `{lowered[close[0]]}`?" if close else ""
