"""Functions with regular expressions (DMN 1.5, 10.3.4.3), of the kind that XPath knows."""

from functools import partial
from typing import Final

from engine.feel import xpath_regex
from engine.feel.builtins.parameters import omissible, string
from engine.feel.builtins.payment import paid
from engine.feel.functions import Function, Signature
from engine.feel.run import Run
from engine.feel.types import BOOLEAN, STRING, ListType


def matches(run: Run, text: str, pattern: str, flags: str | None) -> bool:
    """Whether the pattern occurs in the text.

    >>> matches(Run(), "foobar", "^fo*b", None)
    True
    """
    return paid(run, partial(xpath_regex.matches, text, pattern, flags or ""))


def replace(run: Run, text: str, pattern: str, replacement: str, flags: str | None) -> str:
    """The text with every match of the pattern replaced; `$1` stands for what the first group matched.

    >>> replace(Run(), "banana", "([aeiou])", "[$1]", None)
    'b[a]n[a]n[a]'
    """
    limit = run.budget.text
    return paid(run, partial(xpath_regex.replace, text, pattern, replacement, flags or "", max_text=limit))


def split(run: Run, text: str, delimiter: str) -> list[str]:
    """The pieces of the text between the matches of the delimiter, a pattern."""
    return paid(run, partial(xpath_regex.split, text, delimiter, max_items=run.budget.items))


FUNCTIONS: Final = (
    Function(
        "matches",
        (Signature((string("input"), string("pattern"), omissible("flags", STRING)), matches, needs_run=True),),
        BOOLEAN,
    ),
    Function(
        "replace",
        (
            Signature(
                (string("input"), string("pattern"), string("replacement"), omissible("flags", STRING)),
                replace,
                needs_run=True,
            ),
        ),
        STRING,
    ),
    Function("split", (Signature((string("string"), string("delimiter")), split, needs_run=True),), ListType(STRING)),
)
