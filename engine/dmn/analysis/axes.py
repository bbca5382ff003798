"""A column as a line cut into pieces: single values and the stretches between them.

Sets of pieces are integers used as bit sets: bit n stands for piece n.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from engine.dmn.analysis.between import is_other
from engine.dmn.analysis.kinds import BOOLEANS, TEXTS, Kind, kind_of
from engine.feel.errors import NoValue


class Rank(IntEnum):
    """How good an example a piece makes: the lower the better."""

    MENTIONED = 0
    BETWEEN = 0
    OTHER_TEXT = 1
    MADE_UP_TEXT = 2
    NULL = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A single value, or a stretch of values with one of them as an example."""

    value: Any
    is_point: bool
    rank: Rank


NULL_PIECE: Final = Piece(None, is_point=True, rank=Rank.NULL)


@dataclass(frozen=True, slots=True)
class _Span:
    """The pieces of one kind: where they begin and end, and where its mentioned values are."""

    start: int
    end: int
    places: tuple[Any, ...]
    points: tuple[int, ...]


class Axis:
    """The pieces of a column, the values that are mentioned in it being the places where it is cut.

    >>> from decimal import Decimal
    >>> from engine.dmn.analysis.kinds import NUMBERS
    >>> axis = Axis([NUMBERS], [Decimal(13), Decimal(15)], with_null=False)
    >>> [str(piece.value) for piece in axis.pieces]
    ['12', '13', '14', '15', '16']
    >>> bin(axis.below(Decimal(15)))
    '0b111'
    """

    def __init__(
        self, kinds: Sequence[Kind], constants: Iterable[Any], *, with_null: bool, anything: Any = "other"
    ) -> None:
        self.pieces: list[Piece] = [NULL_PIECE] if with_null else []
        self._spans: dict[Kind, _Span] = {}
        values = list(constants)
        for kind in kinds:
            self._spans[kind] = self._cut(kind, [value for value in values if kind_of(value) is kind])
        if not kinds:
            self.pieces.append(Piece(anything, is_point=False, rank=Rank.BETWEEN))
        self.full = _first(len(self.pieces))
        self.null = int(with_null)

    def _cut(self, kind: Kind, values: list[Any]) -> _Span:
        start = len(self.pieces)
        at = {kind.place(value): value for value in ([False, True] if kind is BOOLEANS else values)}
        places, points = sorted(at), []
        for below, place in zip([None, *places], places, strict=False):
            self._add_stretch(kind, below, place)
            points.append(len(self.pieces))
            self.pieces.append(Piece(at[place], is_point=True, rank=Rank.MENTIONED))
        self._add_stretch(kind, places[-1] if places else None, None)
        return _Span(start, len(self.pieces), tuple(places), tuple(points))

    def _add_stretch(self, kind: Kind, low: Any, high: Any) -> None:
        try:
            value = kind.between(low, high)
        except NoValue:  # beyond the last date there is none
            return
        if value is not None:
            made_up = Rank.OTHER_TEXT if is_other(value) else Rank.MADE_UP_TEXT
            self.pieces.append(Piece(value, is_point=False, rank=made_up if kind is TEXTS else Rank.BETWEEN))

    @property
    def points(self) -> int:
        """All pieces that are single values."""
        return sum(1 << number for number, piece in enumerate(self.pieces) if piece.is_point)

    def equal(self, value: Any) -> int:
        """The piece that is this value; nothing if the column does not hold its kind."""
        span, index = self._find(value)
        return 1 << span.points[index] if span else 0

    def below(self, value: Any) -> int:
        """All pieces before this value, of its kind."""
        span, index = self._find(value)
        return _first(span.points[index]) & ~_first(span.start) if span else 0

    def above(self, value: Any) -> int:
        """All pieces after this value, of its kind."""
        span, index = self._find(value)
        return _first(span.end) & ~_first(span.points[index] + 1) if span else 0

    def comparable(self, value: Any) -> int:
        """All pieces of the kind of this value."""
        span = self._span(value)
        return _first(span.end) & ~_first(span.start) if span else 0

    def of_class(self, value: Any) -> int:
        """All pieces that may be equal or unequal to this value, whatever their zone."""
        spans = [span for kind, span in self._spans.items() if kind.python_class is value.__class__]
        return sum(_first(span.end) & ~_first(span.start) for span in spans)

    def members(self, pieces: int) -> Iterator[tuple[int, Piece]]:
        """The pieces of a set with their numbers."""
        for first, length in runs(pieces):
            for number in range(first, first + length):
                yield number, self.pieces[number]

    def best(self, pieces: int) -> int:
        """The number of the piece that makes the best example of a set."""
        return min(self.members(pieces), key=lambda member: (member[1].rank, len(str(member[1].value)), member[0]))[0]

    def _span(self, value: Any) -> _Span | None:
        kind = kind_of(value)
        return self._spans.get(kind) if kind else None

    def _find(self, value: Any) -> tuple[_Span | None, int]:
        kind = kind_of(value)
        span = self._spans.get(kind) if kind else None
        return (span, bisect_left(span.places, kind.place(value))) if kind and span else (None, 0)


def _first(count: int) -> int:
    return (1 << count) - 1


def runs(pieces: int) -> Iterator[tuple[int, int]]:
    """The neighbouring pieces of a set: where each run begins and how long it is.

    >>> list(runs(0b1101110))
    [(1, 3), (5, 2)]
    """
    offset = 0
    while pieces:
        blank = (pieces & -pieces).bit_length() - 1
        pieces >>= blank
        length = (~pieces & (pieces + 1)).bit_length() - 1
        yield offset + blank, length
        pieces >>= length
        offset += blank + length
