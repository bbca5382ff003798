"""Input columns of a decision table, indexed by the values that their cells ask for.

Rules are bits of an integer. Cells of literals only are looked up: texts and truth values by equality, numbers by
the interval between the column's bounds they lie in. All other cells are asked one by one, and only for the rules
that still matter; both ways give the same answer.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from engine.feel import Scope, UnaryTests, syntax
from engine.feel.compiling.scope import Code, View

Test = Callable[[Scope, Any], "bool | None"]
_MAX_REGIONS: Final = 500_000  # pairs of a bound and a cell in one column
_MAX_BITS: Final = 50_000_000  # of all masks for the texts of one column


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not `-`: its rule's bit, its tests, and its place for warnings."""

    bit: int
    tests: UnaryTests
    source: str


@dataclass(slots=True)
class _Equalities:
    """Cells that are texts or truth values: the rules for each of them, and for any other."""

    masks: dict[Any, int]
    other: int

    def find(self, value: Any) -> int:
        return self.masks.get(value, self.other)


@dataclass(slots=True)
class _Intervals:
    """Cells that are numbers and bounds: the rules on each bound and between them."""

    bounds: list[Decimal]
    masks: list[int]

    def find(self, value: Decimal) -> int:
        index = bisect_left(self.bounds, value)
        on_bound = index < len(self.bounds) and self.bounds[index] == value
        return self.masks[2 * index + on_bound]


@dataclass(slots=True)
class Column:
    """A column: what it asks for, the rules without a condition here, and the cells of the others.

    restricted: asking may show that the table has no result, and so it is always asked
    """

    code: Code
    open_rules: int
    cells: list[Cell]
    restricted: bool = False
    indexes: dict[type, tuple[_Equalities | _Intervals, list[Cell]]] = field(default_factory=dict)

    @classmethod
    def of(cls, code: Code, open_rules: int, cells: list[Cell], *, restricted: bool = False) -> "Column":
        """A column with its indexes."""
        column = cls(code, open_rules, cells, restricted)
        for kind in (str, bool):
            column._index_equalities(kind)
        column._index_intervals()
        return column

    @property
    def slow(self) -> int:
        """How many cells have to be asked one by one at most."""
        return min((len(rest) for _, rest in self.indexes.values()), default=len(self.cells))

    def matching(self, scope: View, value: Any, alive: int) -> int:
        """The rules, out of those `alive`, that the value matches."""
        index = self.indexes.get(value.__class__)
        if index is None:
            found, cells = self.open_rules, self.cells
        else:
            found, cells = index[0].find(value), index[1]
        if cells:
            run = scope.run
            outer = run.source
            for cell in cells:
                if cell.bit & alive:
                    run.source = cell.source
                    run.spend(1)
                    if cell.tests.matches(scope, value) is True:
                        found |= cell.bit
            run.source = outer
        return found & alive

    def _index_equalities(self, kind: type) -> None:
        simple = [(cell, _literals(cell.tests.tree, kind)) for cell in self.cells]
        indexed = [(cell, values) for cell, values in simple if values is not None]
        if not indexed:
            return
        every = {value for _, values in indexed for value in values}
        if len(every) * max(cell.bit for cell in self.cells).bit_length() > _MAX_BITS:
            return
        other = self.open_rules | _bits(cell for cell, _ in indexed if cell.tests.tree.negated)
        masks = dict.fromkeys(every, other)
        for cell, values in indexed:
            for value in values:
                masks[value] = masks[value] & ~cell.bit if cell.tests.tree.negated else masks[value] | cell.bit
        rest = [cell for cell, values in simple if values is None]
        self.indexes[kind] = (_Equalities(masks, other), rest)

    def _index_intervals(self) -> None:
        simple = [(cell, _bounds(cell.tests.tree)) for cell in self.cells]
        indexed = [(cell, spans) for cell, spans in simple if spans is not None]
        bounds = sorted({end for _, spans in indexed for span in spans for end in span[:2] if end is not None})
        if not indexed or len(bounds) * len(indexed) > _MAX_REGIONS:
            return
        masks = [self.open_rules] * (2 * len(bounds) + 1)
        for cell, spans in indexed:
            covered = {region for span in spans for region in _regions(span, bounds)}
            for region in range(len(masks)):
                if (region in covered) != cell.tests.tree.negated:
                    masks[region] |= cell.bit
        rest = [cell for cell, spans in simple if spans is None]
        self.indexes[Decimal] = (_Intervals(bounds, masks), rest)


def _bits(cells: Any) -> int:
    found = 0
    for cell in cells:
        found |= cell.bit
    return found


def _literals(tree: syntax.UnaryTests, kind: type) -> list[Any] | None:
    """The values of a cell that consists of literals of one kind; None for any other cell."""
    values = []
    for test in tree.tests:
        if not isinstance(test, syntax.StringLiteral | syntax.BooleanLiteral) or type(test.value) is not kind:
            return None
        values.append(test.value)
    return values


Span = tuple[Decimal | None, Decimal | None, bool, bool]


def _bounds(tree: syntax.UnaryTests) -> list[Span] | None:
    """The intervals of a cell that consists of numbers, comparisons and ranges of them; None for any other cell."""
    spans = [_span(test) for test in tree.tests]
    return None if any(span is None for span in spans) else [span for span in spans if span is not None]


def _span(test: syntax.Node) -> Span | None:
    value = _number(test)
    if value is not None:
        return value, value, True, True
    if isinstance(test, syntax.RangeExpression):
        low, high = _number(test.low), _number(test.high)
        if low is None or high is None or low > high:
            return None
        return low, high, test.low_included, test.high_included
    if isinstance(test, syntax.ComparisonRange):
        operand = _number(test.operand)
        if operand is None:
            return None
        match test.operator:
            case "<" | "<=":
                return None, operand, False, test.operator == "<="
            case ">" | ">=":
                return operand, None, test.operator == ">=", False
    return None


def _number(node: syntax.Node) -> Decimal | None:
    if isinstance(node, syntax.NumberLiteral):
        return node.value
    if isinstance(node, syntax.Negation) and isinstance(node.operand, syntax.NumberLiteral):
        return node.operand.value.copy_negate()  # all digits, whatever decimal's own context says
    return None


def _regions(span: Span, bounds: Sequence[Decimal]) -> range:
    """The regions an interval covers: region 2i+1 is bound i, region 2i the open gap before it."""
    low, high, low_included, high_included = span
    first = 0 if low is None else 2 * bisect_left(bounds, low) + (1 if low_included else 2)
    last = 2 * len(bounds) if high is None else 2 * bisect_left(bounds, high) + (1 if high_included else 0)
    return range(first, last + 1)
