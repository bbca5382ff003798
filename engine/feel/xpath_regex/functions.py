"""What FEEL's matches(), replace() and split() do with a pattern (DMN 1.5, clause 10.3.4.3)."""

from collections.abc import Iterable, Iterator

from engine.feel.errors import BudgetSpent, FeelError, NoValue
from engine.feel.xpath_regex.expressions import Deadline, Match, expression
from engine.feel.xpath_regex.flags import Flags
from engine.feel.xpath_regex.replacements import Template, template

TIMEOUT = 0.05  # seconds
MAX_TEXT = 1_000_000  # characters
MAX_ITEMS = 100_000


def matches(text: str, pattern: str, flags: str = "", *, timeout: float = TIMEOUT) -> bool:
    """Whether the pattern matches anywhere in `text`.

    Raises NoValue for a wrong pattern or flag, BudgetSpent("time") when `timeout` seconds have passed.

    >>> matches("Koosrada", "^koo", "i")
    True
    """
    return expression(pattern, flags).is_found(text, Deadline(timeout))


def replace(
    text: str, pattern: str, replacement: str, flags: str = "", *, timeout: float = TIMEOUT, max_text: int = MAX_TEXT
) -> str:
    r"""`text` with each match of the pattern replaced; `$1` in the replacement is the first group, `$0` the match.

    Raises NoValue for a wrong pattern, flag or replacement and for a pattern that matches the empty string,
    BudgetSpent("time") when `timeout` seconds have passed, BudgetSpent("text") beyond `max_text` characters.

    >>> replace("2024-02-29", r"(\d+)-(\d+)-(\d+)", "$3.$2.$1")
    '29.02.2024'
    """
    wanted = expression(pattern, flags)
    parts = (replacement,) if Flags.of(flags).literal else template(replacement, wanted.groups)
    pieces: list[str] = []
    length = 0
    for piece in _replaced(text, wanted.found(text, Deadline(timeout)), parts):
        length += len(piece)
        if length > max_text:
            raise BudgetSpent("text", f"the replaced text is longer than {max_text} characters")
        pieces.append(piece)
    return "".join(pieces)


def split(text: str, delimiter: str, *, timeout: float = TIMEOUT, max_items: int = MAX_ITEMS) -> list[str]:
    """The pieces of `text` between the matches of the pattern `delimiter`, empty ones too.

    Raises NoValue for a wrong pattern and for one that matches the empty string,
    BudgetSpent("time") when `timeout` seconds have passed, BudgetSpent("items") beyond `max_items` pieces.

    >>> split("a;b;c;;", ";")
    ['a', 'b', 'c', '', '']
    """
    wanted = expression(delimiter, "")
    pieces: list[str] = []
    end = 0
    for match in wanted.found(text, Deadline(timeout)):
        pieces.append(text[end : match.start()])
        end = match.end()
        if len(pieces) >= max_items:
            raise BudgetSpent("items", f"the text has more than {max_items} pieces")
    return [*pieces, text[end:]]


def prepare(pattern: str, flags: str = "") -> None:
    """Read the pattern, so that searching with it takes no time for that; raises NoValue for a wrong one."""
    expression(pattern, flags)


def is_valid(pattern: str, flags: str = "") -> str | None:
    r"""None if the pattern and the flags can be used, else the sentence that says why not.

    >>> is_valid("a+")
    >>> is_valid(r"\bword")
    'the pattern has no escape \\b'
    """
    try:
        expression(pattern, flags)
    except (NoValue, FeelError) as refused:
        return str(refused)
    return None


def _replaced(text: str, found: Iterable[Match], parts: Template) -> Iterator[str]:
    """The pieces of the new text, one by one, so that the caller can stop before they fill the memory."""
    end = 0
    for match in found:
        yield text[end : match.start()]
        yield from (part if isinstance(part, str) else match[part] or "" for part in parts)
        end = match.end()
    yield text[end:]
