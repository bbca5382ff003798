"""From text to tree: the two ways in."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from engine.feel import syntax
from engine.feel.errors import refusing_recursion
from engine.feel.names import Vocabulary
from engine.feel.parsing.expressions import ExpressionParser
from engine.feel.parsing.scanner import AnyNode

TYPE_NAMES: Final = ("date and time", "days and time duration", "years and months duration")


@lru_cache(maxsize=512)
def _type_vocabulary(names: frozenset[str]) -> Vocabulary:
    return Vocabulary([*TYPE_NAMES, *names])


def parse_expression(text: str, names: Vocabulary, type_names: Iterable[str] = ()) -> syntax.Node:
    """The tree of an expression; raises FeelSyntaxError.

    names: those of more than one word that may occur, FEEL's own among them
    type_names: the types besides FEEL's own

    >>> parse_expression("risk score >= 14", Vocabulary(["risk score"]))
    Comparison(operator='>=', left=Name(name='risk score'), right=NumberLiteral(value=Decimal('14')))
    """
    parser = ExpressionParser(text, names, _type_vocabulary(frozenset(type_names)))
    with refusing_recursion():
        return _whole(parser, parser.expression)


def parse_unary_tests(text: str, names: Vocabulary, type_names: Iterable[str] = ()) -> syntax.UnaryTests:
    """The tree of a decision table's cell: tests joined by commas, `not(…)`, or `-`; raises FeelSyntaxError.

    >>> parse_unary_tests('"high", "medium"', Vocabulary()).tests
    (StringLiteral(value='high'), StringLiteral(value='medium'))
    """
    parser = ExpressionParser(text, names, _type_vocabulary(frozenset(type_names)))
    with refusing_recursion():
        return _cell(parser)


def _cell(parser: ExpressionParser) -> syntax.UnaryTests:
    parser.blanks()
    if parser.text.strip() == "-":
        return syntax.UnaryTests((), offset=parser.at, end=len(parser.text))
    if parser.word() == "not":
        negated = _negated(parser)
        if negated is not None:
            return negated
    return _whole(parser, lambda: _tests(parser, negated=False))


def _negated(parser: ExpressionParser) -> syntax.UnaryTests | None:
    """`not(…)` if that is all there is; None if more follows, so that `not` is the function."""
    start = parser.at
    parser.at += len("not")
    if parser.takes("("):
        tests = _whole_or_none(parser)
        if tests is not None:
            return tests
    parser.at = start
    return None


def _whole_or_none(parser: ExpressionParser) -> syntax.UnaryTests | None:
    tests = _tests(parser, negated=True)
    if not parser.takes(")"):
        parser.refuse("`,` or `)` after a test")
    parser.blanks()
    return tests if parser.at >= len(parser.text) else None


def _tests(parser: ExpressionParser, *, negated: bool) -> syntax.UnaryTests:
    parser.blanks()
    start = parser.at
    tests = [parser.test()]
    while parser.takes(","):
        tests.append(parser.test())
    return syntax.UnaryTests(tuple(tests), negated, offset=start, end=parser.at)


def _whole(parser: ExpressionParser, read: Callable[[], AnyNode]) -> AnyNode:
    node = read()
    parser.blanks()
    if parser.at < len(parser.text):
        parser.refuse("an operator or the end")
    return node
