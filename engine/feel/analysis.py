"""What can be said about an expression without running it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from engine.feel import syntax
from engine.feel.builtins import BUILTINS
from engine.feel.compiling import compiled
from engine.feel.compiling.folding import is_foldable
from engine.feel.compiling.scope import Scope
from engine.feel.compiling.tests import INPUT
from engine.feel.errors import FeelError, Position
from engine.feel.run import Run


@dataclass(frozen=True, slots=True)
class Usage:
    """A name that an expression takes from outside.

    offset, end: the characters of the source it stands at (from 0)
    called: it is called as a function
    in_filter: it stands in a filter, where it may also be an entry of the filtered items
    """

    name: str
    offset: int
    end: int
    called: bool = False
    in_filter: bool = False

    def position(self, text: str) -> Position:
        """Line and column in the source text."""
        return Position.of(text, self.offset)


def free_variables(tree: syntax.Node) -> tuple[Usage, ...]:
    """Every use of a name that the expression does not define itself, in the order of the text.

    Built-in functions, `?` and the `item` of a filter are FEEL's own and not listed.

    >>> from engine.feel.names import EMPTY
    >>> from engine.feel.parsing import parse_expression
    >>> tree = parse_expression("for x in xs return x * factor", EMPTY)
    >>> [usage.name for usage in free_variables(tree)]
    ['xs', 'factor']
    """
    return tuple(_free(tree, frozenset(), in_filter=False))


def functions_used(tree: syntax.Node) -> frozenset[str]:
    """The names of all functions that the expression calls by name."""
    calls = (node for node in tree.walk() if isinstance(node, syntax.Invocation))
    return frozenset(node.function.name for node in calls if isinstance(node.function, syntax.Name))


def _free(node: syntax.Node, bound: frozenset[str], *, in_filter: bool, called: bool = False) -> Iterator[Usage]:
    match node:
        case syntax.Name(name=name):
            if name not in bound and name != INPUT and name not in BUILTINS:
                yield Usage(name, node.offset, node.end, called, in_filter)
        case syntax.Invocation(function=function, arguments=arguments):
            yield from _free(function, bound, in_filter=in_filter, called=True)
            yield from _free_in_all(arguments, bound, in_filter=in_filter)
        case syntax.Filter(base=base, predicate=predicate):
            yield from _free(base, bound, in_filter=in_filter)
            yield from _free(predicate, bound | {"item"}, in_filter=True)
        case syntax.ContextExpression(entries=entries):
            keys = frozenset(entry.key for entry in entries)
            for entry in entries:
                later = keys if isinstance(entry.value, syntax.FunctionDefinition) else frozenset()  # when it is called
                yield from _free(entry.value, bound | later, in_filter=in_filter)
                bound = bound | {entry.key}
        case syntax.FunctionDefinition(parameters=parameters, body=body):
            yield from _free(body, bound | {parameter.name for parameter in parameters}, in_filter=in_filter)
        case syntax.For(iterations=iterations, body=body):
            yield from _free_in_loop(iterations, body, bound, {"partial"}, in_filter=in_filter)
        case syntax.Quantified(iterations=iterations, condition=condition):
            yield from _free_in_loop(iterations, condition, bound, set(), in_filter=in_filter)
        case _:
            yield from _free_in_all(node.children(), bound, in_filter=in_filter)


def _free_in_all(nodes: Iterable[syntax.Node], bound: frozenset[str], *, in_filter: bool) -> Iterator[Usage]:
    for node in nodes:
        yield from _free(node, bound, in_filter=in_filter)


def _free_in_loop(
    iterations: tuple[syntax.Iteration, ...],
    body: syntax.Node,
    bound: frozenset[str],
    given: set[str],
    *,
    in_filter: bool,
) -> Iterator[Usage]:
    for iteration in iterations:
        yield from _free_in_all(iteration.children(), bound, in_filter=in_filter)
        bound = bound | {iteration.name}
    yield from _free(body, bound | given, in_filter=in_filter)


def folded(tree: syntax.Node) -> syntax.Node:
    """The tree with every part that is always the same number, text or truth replaced by that value.

    >>> from engine.feel.names import EMPTY
    >>> from engine.feel.parsing import parse_expression
    >>> from engine.feel.printing import printed
    >>> printed(folded(parse_expression("x > 7 * 2", EMPTY)))
    'x > 14'
    """
    if is_foldable(tree):
        return _literal(tree)
    changed: dict[str, Any] = {}
    for name, value in vars(tree).items():
        if isinstance(value, syntax.Node):
            changed[name] = folded(value)
        elif isinstance(value, tuple):
            changed[name] = tuple(folded(part) if isinstance(part, syntax.Node) else part for part in value)
    return replace(tree, **changed)


def _literal(tree: syntax.Node) -> syntax.Node:
    try:
        value = compiled(tree, "", {})(Scope({}, None, Run.with_(strict=True)))
    except FeelError:
        return tree
    place = {"offset": tree.offset, "end": tree.end}
    if isinstance(value, bool):
        return syntax.BooleanLiteral(value, **place)
    if isinstance(value, str):
        return syntax.StringLiteral(value, **place)
    if isinstance(value, Decimal):
        positive = syntax.NumberLiteral(value.copy_abs(), **place)
        return positive if value >= 0 else syntax.Negation(positive, **place)
    return tree
