"""Short words for reading FEEL in tests."""

from engine.feel import FeelSyntaxError, Vocabulary, syntax
from engine.feel.expression import known
from engine.feel.parsing import parse_expression, parse_unary_tests


def tree(text: str, *names: str) -> syntax.Node:
    """The tree of an expression in which these names of several words, and FEEL's own, are known."""
    return parse_expression(text, known(Vocabulary(names)))


def cell(text: str, *names: str) -> syntax.UnaryTests:
    """The tree of a decision table's cell."""
    return parse_unary_tests(text, known(Vocabulary(names)))


def refusal(text: str, *names: str) -> FeelSyntaxError:
    """Why a text is no expression."""
    try:
        found = tree(text, *names)
    except FeelSyntaxError as error:
        return error
    raise AssertionError(f"{text!r} was read as {found}")
