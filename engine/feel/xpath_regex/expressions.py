"""The one module that knows the `regex` module: patterns compiled once, and matched before a deadline."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from time import thread_time

import regex

from engine.feel.errors import BudgetSpent, NoValue
from engine.feel.xpath_regex.flags import Flags
from engine.feel.xpath_regex.translation import translated

CACHED = 256

Match = regex.Match[str]


class Deadline:
    """When matching gives up: after `timeout` seconds of computing (of this thread, so a busy machine changes nothing).

    One deadline holds for a whole replacement or split.
    """

    def __init__(self, timeout: float) -> None:
        self._end = thread_time() + timeout

    def remaining(self) -> float:
        """The seconds left; BudgetSpent if there are none."""
        seconds = self._end - thread_time()
        if seconds <= 0:
            raise _too_slow()
        return seconds


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled pattern."""

    compiled: regex.Pattern[str]
    groups: int

    def is_found(self, text: str, deadline: Deadline) -> bool:
        """Whether the pattern matches anywhere in `text`."""
        try:
            return self.compiled.search(text, timeout=deadline.remaining()) is not None
        except TimeoutError:
            raise _too_slow() from None
        except MemoryError:
            raise _too_big() from None

    def found(self, text: str, deadline: Deadline) -> Iterator[Match]:
        """All matches in `text` that do not overlap, from the left; NoValue if the pattern matches an empty string."""
        if self.is_found("", deadline):
            raise NoValue("the pattern matches the empty string, so there is nothing to replace or split at")
        try:
            yield from self.compiled.finditer(text, timeout=deadline.remaining())
        except TimeoutError:
            raise _too_slow() from None
        except MemoryError:
            raise _too_big() from None


@lru_cache(maxsize=CACHED)
def expression(pattern: str, flags: str) -> Expression:
    """The compiled pattern; NoValue if the pattern or the flags are wrong.

    >>> expression("(a)(b)", "i").groups
    2
    """
    translation = translated(pattern, Flags.of(flags))
    try:
        compiled = regex.compile(translation.source, regex.V1, cache_pattern=False)
    except (RecursionError, MemoryError):
        raise _too_big() from None
    except regex.error:
        raise NoValue("the pattern cannot be used") from None
    return Expression(compiled, translation.groups)


def _too_slow() -> BudgetSpent:
    return BudgetSpent("time", "the pattern took too long to match")


def _too_big() -> BudgetSpent:
    return BudgetSpent("depth", "the pattern needs too much room")
