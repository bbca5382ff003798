"""What an attack is, and what attacks are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

MANY: Final = 50_000
LONG: Final = 7_600  # characters; an expression may have 8,000


@dataclass(frozen=True, slots=True)
class Attack:
    """A hostile expression and what it may see."""

    name: str
    expression: str
    context: Mapping[str, Any] = field(default_factory=dict, repr=False)


def repeated(piece: str, before: str = "", behind: str = "", length: int = LONG) -> str:
    return before + piece * (length // len(piece)) + behind


def nested(opening: str, inner: str, closing: str, depth: int) -> str:
    return opening * depth + inner + closing * depth


def doubled(count: int, item: str = "1") -> str:
    """A list that holds the one before it twice, `count` times over: little to store, 2^count values to visit."""
    steps = ", ".join(f"x{n}: [x{n - 1}, x{n - 1}]" for n in range(1, count))
    return f"{{x0: [{item}], {steps}}}.x{count - 1}"


def numbers(count: int = MANY) -> list[Any]:
    return [Decimal(number) for number in range(count)]


def texts(count: int = MANY) -> list[Any]:
    return [f"text {number}" for number in range(count)]


def contexts(count: int) -> list[Any]:
    return [{"name": f"n{number}", "value": Decimal(number)} for number in range(count)]


TEXT: Final = "ab" * MANY
WIDE: Final = {f"entry{number}": Decimal(number) for number in range(MANY)}
LIKE_NAMES: Final = {f"riskScoreOfTheReportingPerson{number:04}": Decimal(number) for number in range(2_000)}
