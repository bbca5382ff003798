"""What FEEL raises: nothing else ever leaves `engine.feel`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from engine.errors import Invalid


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a source text; both numbers count from 1, columns in characters."""

    line: int
    column: int

    @classmethod
    def of(cls, text: str, offset: int) -> "Position":
        """The place of the character at `offset` (from 0) of `text`.

        >>> Position.of("a and\\nb", 6)
        Position(line=2, column=1)
        """
        line_start = text.rfind("\n", 0, offset) + 1
        return cls(text.count("\n", 0, offset) + 1, offset - line_start + 1)

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}"


class FeelError(Invalid):
    """This expression cannot be used."""


class FeelSyntaxError(FeelError):
    """The text is not a FEEL expression; says where, what was found and what was expected."""

    def __init__(self, sentence: str, position: Position, *, found: str = "", expected: str = "") -> None:
        super().__init__(f"{position}: {sentence}")
        self.sentence = sentence
        self.position = position
        self.found = found
        self.expected = expected


@contextmanager
def refusing_recursion() -> Iterator[None]:
    """Reading and compiling recurse: where Python's own limit is met, the text is refused instead."""
    try:
        yield
    except RecursionError:
        raise FeelSyntaxError("this expression is nested too deeply", Position(1, 1)) from None


class BudgetSpent(FeelError):
    """The evaluation was stopped: it needs more steps, depth, room or time than an expression may use."""

    def __init__(self, resource: str, sentence: str) -> None:
        super().__init__(sentence)
        self.resource = resource  # "steps", "depth", "items", "text" or "time"


class NoStrictValue(FeelError):
    """A warning, in strict mode: the expression has no value here."""

    def __init__(self, sentence: str, position: Position | None = None) -> None:
        super().__init__(f"{position}: {sentence}" if position else sentence)
        self.sentence = sentence
        self.position = position


class NoValue(Exception):
    """Why an operation yields null: becomes a warning with a position at the expression that asked."""
