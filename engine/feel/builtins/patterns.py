"""Functions with regular expressions (DMN 1.5, 10.3.4.3), of the kind that XPath knows."""

import gc
from collections.abc import Callable
from functools import partial
from time import thread_time
from typing import Final, TypeVar

from engine.feel import xpath_regex
from engine.feel.builtins.parameters import omissible, string
from engine.feel.errors import BudgetSpent
from engine.feel.functions import Function, Signature
from engine.feel.run import Run
from engine.feel.types import BOOLEAN, STRING, ListType

Result = TypeVar("Result")

_SEARCH_STEPS: Final = 20
_PATTERN_STEPS: Final = 300  # reading a pattern takes much longer than most searches with it
_STEPS_PER_CHARACTER: Final = 10


def _found(run: Run, pattern: str, flags: str, search: Callable[..., Result]) -> Result:
    """What a search finds within its own time-out and within what is left of the run's time for all of them.

    A full collection of Python's garbage may fall into a search and take longer than it: then the time is not the
    search's own. It is not paid for, and a search that was stopped is tried once more.
    """
    run.spend(_SEARCH_STEPS)
    run.spend_once(("pattern", pattern, flags), _PATTERN_STEPS + _STEPS_PER_CHARACTER * len(pattern))
    xpath_regex.prepare(pattern, flags)
    start, collections = thread_time(), _full_collections()
    try:
        return search(timeout=min(xpath_regex.TIMEOUT, run.seconds))
    except BudgetSpent:
        if collections == _full_collections():
            raise
        start, collections = thread_time(), _full_collections()
        return search(timeout=min(xpath_regex.TIMEOUT, run.seconds))
    finally:
        if collections == _full_collections():
            run.spend_seconds(thread_time() - start)


def _full_collections() -> int:
    return int(gc.get_stats()[-1]["collections"])


def matches(run: Run, text: str, pattern: str, flags: str | None) -> bool:
    """Whether the pattern occurs in the text.

    >>> matches(Run(), "foobar", "^fo*b", None)
    True
    """
    return _found(run, pattern, flags or "", partial(xpath_regex.matches, text, pattern, flags or ""))


def replace(run: Run, text: str, pattern: str, replacement: str, flags: str | None) -> str:
    """The text with every match of the pattern replaced; `$1` stands for what the first group matched.

    >>> replace(Run(), "banana", "([aeiou])", "[$1]", None)
    'b[a]n[a]n[a]'
    """
    search = partial(xpath_regex.replace, text, pattern, replacement, flags or "", max_text=run.budget.text)
    return _found(run, pattern, flags or "", search)


def split(run: Run, text: str, delimiter: str) -> list[str]:
    """The pieces of the text between the matches of the delimiter, a pattern."""
    return _found(run, delimiter, "", partial(xpath_regex.split, text, delimiter, max_items=run.budget.items))


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
