"""From a cell's tree to the condition it sets on the value of its column."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.dmn.analysis.conditions import (
    All,
    AnyOf,
    Condition,
    Equal,
    Fixed,
    Itself,
    Not,
    Ordered,
    Settled,
    Truth,
    Unknown,
    unknowns,
)
from engine.dmn.analysis.kinds import kind_of
from engine.feel import syntax
from engine.feel.analysis import free_variables
from engine.feel.compiling import compiled, compiled_tests
from engine.feel.compiling.folding import CHANGING, is_foldable
from engine.feel.compiling.scope import Scope
from engine.feel.compiling.tests import INPUT
from engine.feel.errors import FeelError, FeelSyntaxError
from engine.feel.expression import known
from engine.feel.names import Vocabulary
from engine.feel.parsing import parse_unary_tests
from engine.feel.ranges import Range
from engine.feel.run import Budget, Run
from engine.feel.types import Type

ANYTHING: Final = Fixed(True)
_QUICK: Final = Budget(steps=5_000)  # for one cell: a table has thousands of them
_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and the condition it sets; `tree` if it can be asked value by value."""

    text: str
    condition: Condition
    tree: syntax.UnaryTests | None = None


def read_cell(text: str, names: Vocabulary, types: Mapping[str, Type]) -> Cell:
    """The cell with this text; one without a text sets no condition.

    >>> from engine.feel.names import EMPTY
    >>> read_cell(">= 7 * 2", EMPTY, {}).condition
    Ordered(operator='>=', value=Decimal('14'))
    >>> read_cell("> other", EMPTY, {}).condition
    Unknown(reason='it depends on `other`')
    """
    if not text.strip():
        return Cell(text, ANYTHING)
    try:
        tree = parse_unary_tests(text, known(names), types)
        compiled_tests(tree, text, types)
    except FeelSyntaxError as problem:
        return Cell(text, Unknown(f"it cannot be read: {problem}"))
    reader = _Reader(types)
    condition = reader.cell(tree)
    repeatable = bool(unknowns(condition)) and _always_the_same(tree)
    return Cell(text, condition, tree if repeatable else None)


def ask(cell: Cell, value: Any, types: Mapping[str, Type]) -> bool | None:
    """Whether a value passes a cell that has a tree; raises FeelError if that cannot be told."""
    assert cell.tree is not None  # noqa: S101 - the caller has looked
    passed = compiled_tests(cell.tree, cell.text, types)(Scope({}, None, Run.with_(_QUICK)), value)
    return passed if isinstance(passed, bool) else None


@dataclass(frozen=True, slots=True)
class _Reader:
    types: Mapping[str, Type]

    def cell(self, tree: syntax.UnaryTests) -> Condition:
        if not tree.tests:
            return ANYTHING
        tests = _any_of([self.test(test) for test in tree.tests])
        return Not(tests) if tree.negated else tests

    def test(self, node: syntax.Node) -> Condition:
        """One test: a condition about `?`, or a value to be equal to or contained in."""
        if _is_input(node):
            return Itself(whole=True)
        if _mentions_input(node):
            return self.about_input(node)
        if not _always_the_same(node):
            return Unknown(_dependence(node))
        try:
            value, in_doubt = self.value(node)
        except FeelError as problem:
            return Unknown(str(problem))
        if isinstance(value, bool):
            return Unknown("it is a boolean in an unusual way") if in_doubt else Truth(value, not is_foldable(node))
        if isinstance(value, list):
            return _any_of([_item(item) for item in value])
        if value is None and isinstance(node, syntax.RangeExpression):
            return Fixed(None)
        accidental = value is None and in_doubt
        return _contained(value) if isinstance(value, Range) else Equal(value, lenient=True, accidental=accidental)

    def about_input(self, node: syntax.Node) -> Condition:
        """A condition about `?`: comparisons with values that are always the same, joined by `and`, `or`, `not`."""
        match node:
            case syntax.Name():
                return Itself()
            case syntax.Comparison(operator=operator, left=left, right=right):
                return self._comparison(operator, left, right)
            case syntax.Conjunction(operands=operands):
                return All(tuple(self._operand(operand) for operand in operands))
            case syntax.Disjunction(operands=operands):
                return _any_of([self._operand(operand) for operand in operands])
            case syntax.Between(value=value, low=low, high=high):
                return All((self._comparison("<=", low, value), self._comparison("<=", value, high)))
            case syntax.In(value=syntax.Name(), tests=tests):
                return _any_of([self.test(test) for test in tests])
            case syntax.Invocation(function=syntax.Name(name="not"), arguments=(argument,), names=None):
                return Not(self._operand(argument))
        return Unknown("it calculates with the value")

    def _operand(self, node: syntax.Node) -> Condition:
        if _mentions_input(node):
            return self.about_input(node)
        if not _always_the_same(node):
            return Unknown(_dependence(node))
        try:
            value = self.value(node)[0]
        except FeelError as problem:
            return Unknown(str(problem))
        return Fixed(value if isinstance(value, bool) else None)

    def _comparison(self, operator: str, left: syntax.Node, right: syntax.Node) -> Condition:
        if _is_input(right) and not _mentions_input(left):
            return self._comparison(_TURNED[operator], right, left)
        if not _is_input(left) or _mentions_input(right):
            return Unknown("it calculates with the value")
        if not _always_the_same(right):
            return Unknown(_dependence(right))
        try:
            value, in_doubt = self.value(right)
        except FeelError as problem:
            return Unknown(str(problem))
        if value is not None and kind_of(value) is None:
            return Unknown("it compares with a list, a context, a range or a function")
        if operator in ("=", "!="):
            equal = Equal(value, accidental=value is None and in_doubt)
            return equal if operator == "=" else Not(equal)
        return Ordered(operator, value)

    def value(self, node: syntax.Node) -> tuple[Any, bool]:
        """The value that a node always has, and whether a part of it has none; raises FeelError."""
        run = Run.with_(_QUICK)
        return compiled(node, "", self.types)(Scope({}, None, run)), bool(run.warnings)


def _any_of(conditions: list[Condition]) -> Condition:
    return conditions[0] if len(conditions) == 1 else AnyOf(tuple(conditions))


def _contained(range_: Range) -> Condition:
    if range_.operator == "=":
        return Equal(range_.low)
    if range_.operator == "!=":
        return Not(Equal(range_.low))
    if range_.low is None and range_.high is None:
        return Fixed(None)
    ends: list[Condition] = []
    if range_.low is not None:
        ends.append(Ordered(">=" if range_.low_included else ">", range_.low))
    if range_.high is not None:
        ends.append(Ordered("<=" if range_.high_included else "<", range_.high))
    return ends[0] if len(ends) == 1 else All(tuple(ends))


def _item(item: Any) -> Condition:
    return Settled(_contained(item)) if isinstance(item, Range) else Equal(item, lenient=True)


def _is_input(node: syntax.Node) -> bool:
    return isinstance(node, syntax.Name) and node.name == INPUT


def _mentions_input(node: syntax.Node) -> bool:
    return any(_is_input(part) for part in node.walk())


def _always_the_same(node: syntax.Node) -> bool:
    if is_foldable(node):
        return True
    names = {part.name for part in node.walk() if isinstance(part, syntax.Name)}
    return not names & CHANGING and not free_variables(node)


def _dependence(node: syntax.Node) -> str:
    names = dict.fromkeys(usage.name for usage in free_variables(node))
    return f"it depends on {', '.join(f'`{name}`' for name in names)}" if names else "it depends on the calendar"
