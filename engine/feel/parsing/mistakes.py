"""What people often write who know another language, and what FEEL has instead."""

import re
from typing import Final

_HABITS: Final = (
    (r"==", "one `=` asks whether two values are equal"),
    (r"=>", "write `>=`"),
    (r"=<", "write `<=`"),
    (r"<>", "write `!=`"),
    (r"&&?|(?i:and)\b", "write `and`"),
    (r"\|\|?|(?i:or)\b", "write `or`"),
    (r"!(?!=)|(?i:not)\b", "write `not(…)`, with brackets"),
    (r"['‘’„“”«»`]", 'a text stands between two `"`'),  # noqa: RUF001 - that is what people paste
    (r"(?<=[0-9]),\s*[0-9]", "decimals follow a point, as in `1.5`"),
    (r"%", "write percentages as numbers, as in `0.1`"),
    (r"\?", "write `if … then … else …`"),
    (r"is\b", "write `=`, or `instance of` to ask for a type"),
    (r"(?:contains|matches|starts with|ends with)\b", "write it before its brackets, as in `contains(text, part)`"),
    (r";", "an expression has no `;`"),
    (r"(?i:then|else|if|in|return|satisfies|true|false|null)\b", "FEEL's own words are written in small letters"),
)
_PATTERNS: Final = tuple((re.compile(pattern), advice) for pattern, advice in _HABITS)
_SMALL: Final = frozenset({"and", "or", "then", "else", "if", "in", "return", "satisfies", "true", "false", "null"})


def advice(text: str, offset: int) -> str:
    """What to write instead of what stands at `offset`, or begins one character before it; "" if nothing is known.

    >>> advice("a == 1", 3), advice("a && b", 2), advice("a b", 2)
    ('; one `=` asks whether two values are equal', '; write `and`', '')
    """
    for start in (offset - 1, offset):
        for pattern, instead in _PATTERNS:
            found = pattern.match(text, start) if start >= 0 else None
            if found and found.end() > offset and found.group() not in _SMALL:
                return f"; {instead}"
    return ""
