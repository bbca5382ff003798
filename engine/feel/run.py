"""One evaluation: its budget, its clock and its warnings.

FEEL is total here: whatever the expression, an evaluation ends. Loops, calls and everything whose cost grows with
its data pay in steps; depth, the size of lists and the length of text have ceilings of their own.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from engine import clock
from engine.feel.errors import BudgetSpent, NoStrictValue, Position


@dataclass(frozen=True, slots=True)
class Budget:
    """What one evaluation may use at most.

    steps: nodes evaluated in loops and calls, and items touched by functions on lists
    depth: levels of calls within calls, each as deep as its own expression
    items: entries of one list or context, also in between
    text: characters of one string, also in between
    seconds: processor time for regular expressions, all together; nothing else is timed, so that whether an
        expression ends within its budget does not depend on the machine
    """

    steps: int = 80_000
    depth: int = 600
    items: int = 50_000
    text: int = 100_000
    seconds: float = 0.08


STANDARD: Final = Budget()


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the standard's own word for it
    """Why something is null: one plain sentence, with the place in the source where it came up."""

    sentence: str
    position: Position | None = None
    source: str = ""

    def __str__(self) -> str:
        place = ", ".join(str(part) for part in (self.source, self.position) if part)
        return f"{place}: {self.sentence}" if place else self.sentence


SHORT_TEXT: Final = 1024  # characters up to which looking through a text costs nothing worth counting
MAX_WARNINGS: Final = 100
_WARNING_STEPS: Final = 8
MAX_HINTS: Final = 10  # looking for the name that may have been meant takes time


class Run:
    """The state of one evaluation, shared by everything it calls. Attributes start at the class's defaults."""

    budget: Budget = STANDARD
    steps: int = STANDARD.steps
    depth: int = STANDARD.depth
    seconds: float = STANDARD.seconds
    strict: bool = False
    source: str = ""
    moment: datetime | None = None
    _noted: dict[Warning, None] | None = None  # made at the first warning: most runs have none
    _hints: dict[tuple[str, Position], str] | None = None
    _paid: set[Hashable] | None = None

    @classmethod
    def with_(cls, budget: Budget = STANDARD, *, strict: bool = False) -> Self:
        """A run with its own budget, or one that raises `NoStrictValue` instead of its first warning."""
        run = cls()
        run.budget = budget
        run.steps = budget.steps
        run.depth = budget.depth
        run.seconds = budget.seconds
        run.strict = strict
        return run

    @contextmanager
    def aside(self) -> Iterator["Run"]:
        """A run on the same budget whose warnings are nobody's: for tests of a value that are not part of the text."""
        run = Run.with_(self.budget)
        run.steps, run.depth, run.seconds = self.steps, self.depth, self.seconds
        try:
            yield run
        finally:
            self.steps, self.seconds = run.steps, run.seconds

    def now(self) -> datetime:
        """The instant of this evaluation in the zone spoken here: the same for all of it."""
        if self.moment is None:
            self.moment = clock.now().astimezone(clock.zone())
        return self.moment

    def warn(self, sentence: str, position: Position | None = None) -> None:
        """Record why something is null; in strict mode raise it."""
        if self.strict:
            raise NoStrictValue(sentence, position)
        self.spend(_WARNING_STEPS)
        noted = self._noted
        if noted is None:
            noted = self._noted = {}
        if len(noted) < MAX_WARNINGS:
            noted[Warning(sentence, position, self.source)] = None

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """Why something is null, in the order in which it came up, each reason once."""
        return tuple(self._noted or ())

    def hint(self, position: Position, look: Callable[[], str]) -> str:
        """What `look` finds to say about the first few places, asked once for each; "" for all others."""
        hints, place = self._hints, (self.source, position)
        if hints is None:
            hints = self._hints = {}
        if place not in hints and len(hints) < MAX_HINTS:
            hints[place] = look()
        return hints.get(place, "")

    def spend(self, steps: int) -> None:
        """Pay for work; raises BudgetSpent when there is nothing left to pay with."""
        self.steps -= steps
        if self.steps < 0:
            raise BudgetSpent("steps", "this expression takes too many steps; it was stopped")

    def spend_text(self, characters: int) -> None:
        """Pay for looking through so many characters."""
        self.spend(characters >> 6)

    def spend_once(self, what: Hashable, steps: int) -> None:
        """Pay for what is worked out the first time only, whether or not somebody else has paid for it before."""
        paid = self._paid
        if paid is None:
            paid = self._paid = set()
        if what not in paid:
            paid.add(what)
            self.spend(steps)

    def spend_seconds(self, seconds: float) -> None:
        """Pay for processor time that a regular expression took."""
        self.seconds -= seconds
        if self.seconds < 0:
            raise BudgetSpent("time", "searching for patterns takes too long in this expression; it was stopped")

    def enter(self, height: int) -> None:
        """Go `height` levels deeper; every `enter` is followed by a `leave`."""
        self.depth -= height
        if self.depth < 0:
            raise BudgetSpent("depth", "functions call each other too deeply here; the evaluation was stopped")

    def leave(self, height: int) -> None:
        """Come back from `enter`."""
        self.depth += height

    def check_items(self, count: int) -> None:
        """Refuse a list or context of more than the budget's items."""
        if count > self.budget.items:
            raise BudgetSpent("items", f"a list here would have more than {self.budget.items:,} entries")

    def check_text(self, length: int) -> None:
        """Refuse a string of more than the budget's characters."""
        if length > self.budget.text:
            raise BudgetSpent("text", f"a text here would be longer than {self.budget.text:,} characters")
