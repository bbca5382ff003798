"""How things stand on the screen: 80 columns, aligned, without colour."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, Final

from engine.feel import Budget, Position, Run
from engine.feel.builtins.text import text_of

WIDTH: Final = 80
_ROOM: Final = Budget(steps=1_000_000, depth=1_000, items=1_000_000, text=2_000_000)
_DEEPEST: Final = 20


def written(value: Any) -> str:
    """A value as FEEL writes it, so that it can be given to FEEL again: strings quoted, dates marked.

    >>> written("high"), written([None, True])
    ('"high"', '[null, true]')
    """
    return text_of(Run.with_(_ROOM), [value])[1:-1]


def laid_out(value: Any, indent: int = 0, depth: int = 0) -> str:
    """The value on one line if it fits, else each item of a list and each entry of a context on its own.

    >>> print(laid_out({"level": "high", "reasons": ["x" * 40, "y" * 40]}))
    {
      level: "high",
      reasons: [
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
      ]
    }
    """
    line = written(value)
    if len(line) + indent <= WIDTH or depth >= _DEEPEST or not value or not isinstance(value, list | dict):
        return line
    inner = indent + 2
    if isinstance(value, list):
        parts = [laid_out(item, inner, depth + 1) for item in value]
        opening, closing = "[", "]"
    else:
        heads = [written({key: None})[1 : -len("null}")] for key in value]
        parts = [head + laid_out(item, inner, depth + 1) for head, item in zip(heads, value.values(), strict=True)]
        opening, closing = "{", "}"
    lines = ",\n".join(" " * inner + part for part in parts)
    return f"{opening}\n{lines}\n{' ' * indent}{closing}"


def excerpt(text: str, position: Position, indent: int = 2) -> str:
    """The line that a position points into, and a caret under the place.

    >>> print(excerpt("1 +", Position(1, 4)))
      1 +
         ^
    """
    lines = text.split("\n")
    line = lines[min(position.line, len(lines)) - 1].expandtabs(1).rstrip("\r")
    column = min(position.column, len(line) + 1) - 1
    room = WIDTH - indent - 2
    start = max(0, min(column - room // 2, len(line) - room)) if len(line) > room else 0
    shown = line[start : start + room]
    left = "…" if start else ""
    right = "…" if start + room < len(line) else ""
    return f"{' ' * indent}{left}{shown}{right}".rstrip() + f"\n{' ' * (indent + len(left) + column - start)}^"


def wrapped(text: str, indent: int, first: str = "") -> str:
    """A sentence within the columns; `first` stands in front of its first line.

    >>> print(wrapped("a rule", 8, "  why"))
      why   a rule
    """
    lines = [
        line
        for paragraph in text.splitlines()
        for line in textwrap.wrap(paragraph, WIDTH - indent, break_on_hyphens=False, break_long_words=False)
    ]
    head = first.ljust(indent) if len(first) < indent else f"{first} "
    return f"{head}{f'{chr(10)}{chr(32) * indent}'.join(lines)}".rstrip()


def columns(rows: Sequence[tuple[str, str]], indent: int = 2) -> Iterable[str]:
    """Two columns, the second wrapped beside the first.

    >>> print(*columns([("age", "41"), ("name", "Ann")]), sep="\\n")
      age   41
      name  Ann
    """
    widest = max((len(left) for left, _ in rows), default=0)
    start = indent + min(widest, WIDTH // 2) + 2
    for left, right in rows:
        yield wrapped(right, start, " " * indent + left)


def counted(count: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "rule"), counted(2, "rule")
    ('1 rule', '2 rules')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
