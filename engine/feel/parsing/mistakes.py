"""What people often write who know another language, and what FEEL has instead."""

import re
from typing import Final

from engine.feel.names import RESERVED, WORD, Vocabulary, suggestion

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
    (r"\.\.", "a range stands in brackets, as in `[1..5]`"),
    (r"(?i:then|else|if|in|return|satisfies|true|false|null)\b", "FEEL's own words are written in small letters"),
)
_PATTERNS: Final = tuple((re.compile(pattern), advice) for pattern, advice in _HABITS)
_NEIGHBOURS: Final = 80  # characters on each side in which words next to each other are looked for


def advice(text: str, offset: int, known: Vocabulary) -> str:
    """What to write instead of what stands at `offset`, or begins one character before it; "" if nothing is known.

    >>> advice("a == 1", 3, Vocabulary()), advice("risk skore", 5, Vocabulary(["risk score"]))
    ('; one `=` asks whether two values are equal', '; `risk skore` is not known here; did you mean `risk score`?')
    """
    for start in (offset - 1, offset):
        for pattern, instead in _PATTERNS:
            found = pattern.match(text, start) if start >= 0 else None
            if found and found.end() > offset and found.group() not in RESERVED:
                return f"; {instead}"
    return _advice_on_words(text, offset, known)


def _advice_on_words(text: str, offset: int, known: Vocabulary) -> str:
    before = text[max(0, offset - _NEIGHBOURS) : offset].split()
    word = WORD.match(text, offset)
    if not before or not WORD.fullmatch(before[-1]) or before[-1] in RESERVED:
        return ""
    if before[-1].lower() == "not":
        return "; write `not(…)`, with brackets"
    if before[-1].lower() in RESERVED:
        return "; FEEL's own words are written in small letters"
    if word is None or word.group() in RESERVED:
        return ""
    words = [before[-1]]
    for part in text[offset : offset + _NEIGHBOURS].split():
        if not WORD.fullmatch(part) or part in RESERVED:
            break
        words.append(part)
    name = " ".join(words if len(words) > 1 else [before[-1], word.group()])
    return f"; `{name}` is not known here{suggestion(name, known.names)}"
