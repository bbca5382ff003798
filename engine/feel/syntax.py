"""The typed tree of a FEEL expression (DMN 1.5, 10.3.1.2).

Nodes are immutable and equal by meaning: where in the text a node begins does not count. `offset` and `end` are
characters from the start of the source; `errors.Position.of` turns them into line and column.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Node:
    """A part of an expression."""

    __match_args__: ClassVar[tuple[str, ...]]
    offset: int = field(default=0, compare=False, repr=False)
    end: int = field(default=0, compare=False, repr=False)

    def children(self) -> Iterator["Node"]:
        """The nodes directly below this one, in the order of the text."""
        for name in self.__match_args__:  # the fields of the class without the places
            value = getattr(self, name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                yield from (part for part in value if isinstance(part, Node))

    @cached_property
    def size(self) -> int:
        """How many nodes this part has: what one evaluation of it costs in steps."""
        return 1 + sum(child.size for child in self.children())

    @cached_property
    def height(self) -> int:
        """How many levels this part has: how deep one evaluation of it reaches."""
        return 1 + max((child.height for child in self.children()), default=0)

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children():
            yield from child.walk()


@dataclass(frozen=True)
class NullLiteral(Node):
    """`null`."""


@dataclass(frozen=True)
class BooleanLiteral(Node):
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True)
class NumberLiteral(Node):
    """`14`, `.5`, `1.2e3`."""

    value: Decimal


@dataclass(frozen=True)
class StringLiteral(Node):
    """`"text"`, with its escapes resolved."""

    value: str


@dataclass(frozen=True)
class AtLiteral(Node):
    """`@"2026-03-01"`: a date, time, date and time or duration by its text."""

    text: str


@dataclass(frozen=True)
class Name(Node):
    """A name, its white space normalised to single blanks."""

    name: str


@dataclass(frozen=True)
class ListExpression(Node):
    """`[a, b, …]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class ContextEntry(Node):
    """`key: value` in a context."""

    key: str
    value: Node


@dataclass(frozen=True)
class ContextExpression(Node):
    """`{key: value, …}`; a later entry sees the earlier ones."""

    entries: tuple[ContextEntry, ...]


@dataclass(frozen=True)
class RangeExpression(Node):
    """`[low..high]`, with `(` or `]`, `)` or `[` where the end is left out."""

    low: Node
    high: Node
    low_included: bool
    high_included: bool


@dataclass(frozen=True)
class ComparisonRange(Node):
    """`(< 10)` as a value, `< 10` as a unary test."""

    operator: str
    operand: Node


@dataclass(frozen=True)
class Negation(Node):
    """`-operand`."""

    operand: Node


@dataclass(frozen=True)
class Arithmetic(Node):
    """`left + right`, with `+ - * / **`."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Comparison(Node):
    """`left < right`, with `= != < <= > >=`."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Conjunction(Node):
    """`a and b and …`."""

    operands: tuple[Node, ...]


@dataclass(frozen=True)
class Disjunction(Node):
    """`a or b or …`."""

    operands: tuple[Node, ...]


@dataclass(frozen=True)
class Between(Node):
    """`value between low and high`."""

    value: Node
    low: Node
    high: Node


@dataclass(frozen=True)
class In(Node):
    """`value in test` or `value in (test, …)`."""

    value: Node
    tests: tuple[Node, ...]


@dataclass(frozen=True)
class Path(Node):
    """`base.name`."""

    base: Node
    name: str


@dataclass(frozen=True)
class Filter(Node):
    """`base[predicate]`."""

    base: Node
    predicate: Node


@dataclass(frozen=True)
class Invocation(Node):
    """`function(argument, …)`; `names` is None for positional arguments."""

    function: Node
    arguments: tuple[Node, ...]
    names: tuple[str, ...] | None = None


@dataclass(frozen=True)
class If(Node):
    """`if condition then consequent else alternative`."""

    condition: Node
    consequent: Node
    alternative: Node


@dataclass(frozen=True)
class Iteration(Node):
    """`name in domain`, or `name in domain..last` in a `for`."""

    name: str
    domain: Node
    last: Node | None = None


@dataclass(frozen=True)
class For(Node):
    """`for x in xs, y in ys return body`."""

    iterations: tuple[Iteration, ...]
    body: Node


@dataclass(frozen=True)
class Quantified(Node):
    """`some x in xs satisfies condition`, or `every`."""

    quantifier: str
    iterations: tuple[Iteration, ...]
    condition: Node


@dataclass(frozen=True)
class TypeName(Node):
    """`number`, `date and time`, or the name of an item definition."""

    name: str


@dataclass(frozen=True)
class ListTypeExpression(Node):
    """`list<item>`."""

    item: Node


@dataclass(frozen=True)
class RangeTypeExpression(Node):
    """`range<endpoint>`."""

    endpoint: Node


@dataclass(frozen=True)
class ContextTypeEntry(Node):
    """`name: type` in a context type."""

    name: str
    type: Node


@dataclass(frozen=True)
class ContextTypeExpression(Node):
    """`context<name: type, …>`."""

    entries: tuple[ContextTypeEntry, ...]


@dataclass(frozen=True)
class FunctionTypeExpression(Node):
    """`function<parameter, …> -> result`."""

    parameters: tuple[Node, ...]
    result: Node


@dataclass(frozen=True)
class InstanceOf(Node):
    """`value instance of type`."""

    value: Node
    type: Node


@dataclass(frozen=True)
class FormalParameter(Node):
    """`name: type` or `name` in a function definition."""

    name: str
    type: Node | None = None


@dataclass(frozen=True)
class FunctionDefinition(Node):
    """`function(a, b: number) body`; an `external` body is read, and never run."""

    parameters: tuple[FormalParameter, ...]
    body: Node
    external: bool = False


@dataclass(frozen=True)
class UnaryTests(Node):
    """What stands in a cell of a decision table: any of the tests, none of them (`not`), or `-` (no tests)."""

    tests: tuple[Node, ...]
    negated: bool = False


def each(node: Node, *kinds: type[Node]) -> Iterator[Node]:
    """The nodes of these kinds in a tree, in the order of the text."""
    return (part for part in node.walk() if isinstance(part, kinds))
