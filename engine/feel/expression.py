"""Expressions ready to run: parsed once, compiled once, kept for the next time."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from engine.feel import syntax
from engine.feel.builtins import BUILTINS
from engine.feel.compiling import Code, Test, View, compiled, compiled_tests
from engine.feel.compiling.names import PROPERTIES
from engine.feel.errors import BudgetSpent
from engine.feel.names import EMPTY, Vocabulary, names_in
from engine.feel.parsing import parse_expression, parse_unary_tests
from engine.feel.run import STANDARD, Budget, Run
from engine.feel.types import Type

KEPT: Final = 4096
KEPT_LONG: Final = 64  # the trees of long texts are large: a few megabytes for the longest
_LONG: Final = 400  # characters
STANDARD_NAMES: Final = (*BUILTINS, *(name for properties in PROPERTIES.values() for name in properties))
_TOO_DEEP: Final = "this is nested too deeply; the evaluation was stopped"
NO_TYPES: Final[Mapping[str, Type]] = {}


class Evaluation(Run):
    """One evaluation: its `value`, and its `warnings` why that or a part of it is null.

    It is its own run and outermost scope: a condition takes well under a microsecond, and each further object
    would cost a tenth of that.
    """

    parent = None
    names: Mapping[str, Any]
    value: Any = None

    @property
    def run(self) -> "Evaluation":
        """The run that this scope belongs to: itself."""
        return self


class Expression:
    """A compiled expression; safe to share between threads."""

    __slots__ = ("_code", "text", "tree")

    def __init__(self, text: str, tree: syntax.Node, code: Code) -> None:
        self.text = text
        self.tree = tree
        self._code = code

    def evaluate(self, context: Mapping[str, Any], *, budget: Budget = STANDARD, strict: bool = False) -> Evaluation:
        """The value over `context`, whose entries are FEEL values (see `engine.feel.to_feel`).

        Raises BudgetSpent, and in strict mode NoStrictValue instead of the first warning.

        >>> compile_expression('if risk = "high" then 14 else 28').evaluate({"risk": "high"}).value
        Decimal('14')
        """
        plain = budget is STANDARD and not strict
        evaluation = Evaluation() if plain else Evaluation.with_(budget, strict=strict)
        evaluation.names = context
        try:
            evaluation.value = self._code(evaluation)
        except RecursionError:
            raise BudgetSpent("depth", _TOO_DEEP) from None
        return evaluation

    def run(self, scope: View) -> Any:
        """The value in a scope, as part of the run that the scope belongs to."""
        try:
            return self._code(scope)
        except RecursionError:
            raise BudgetSpent("depth", _TOO_DEEP) from None


class UnaryTests:
    """A compiled cell of a decision table."""

    __slots__ = ("_test", "text", "tree")

    def __init__(self, text: str, tree: syntax.UnaryTests, test: Test) -> None:
        self.text = text
        self.tree = tree
        self._test = test

    def matches(self, scope: View, value: Any) -> bool | None:
        """Whether the value passes; None where the tests have no answer for it.

        >>> from engine.feel.compiling.scope import Scope
        >>> compile_unary_tests(">= 14").matches(Scope({}, None, Run()), None) is None
        True
        """
        try:
            return self._test(scope, value)
        except RecursionError:
            raise BudgetSpent("depth", _TOO_DEEP) from None


def compile_expression(text: str, names: Vocabulary = EMPTY, types: Mapping[str, Type] = NO_TYPES) -> Expression:
    """The expression in `text`; raises FeelSyntaxError.

    names: the names of several words that may occur in it (single words need no announcement)
    types: what the type names in it stand for, besides FEEL's own
    """
    kept = _expression if len(text) < _LONG else _long_expression
    return kept(text, names, frozenset(types.items()))


def compile_unary_tests(text: str, names: Vocabulary = EMPTY, types: Mapping[str, Type] = NO_TYPES) -> UnaryTests:
    """The unary tests in `text`; raises FeelSyntaxError. Parameters as for `compile_expression`."""
    kept = _unary_tests if len(text) < _LONG else _long_unary_tests
    return kept(text, names, frozenset(types.items()))


def evaluate(text: str, context: Mapping[str, Any] | None = None, *, strict: bool = False) -> Evaluation:
    """Compile and evaluate at once; the keys of the context and of those in it are known names.

    >>> evaluate("0.1 + 0.2 = 0.3").value
    True
    >>> print(evaluate("riskScor >= 14", {"riskScore": 11}).warnings[0])
    line 1, column 1: `riskScor` is not known here; did you mean `riskScore`?
    """
    names = Vocabulary(names_in(context or {}))
    return compile_expression(text, names).evaluate(context or {}, strict=strict)


@lru_cache(maxsize=KEPT_LONG)
def known(names: Vocabulary) -> Vocabulary:
    """The vocabulary together with FEEL's own functions and properties."""
    return names.extended(STANDARD_NAMES)


@lru_cache(maxsize=KEPT)
def _expression(text: str, names: Vocabulary, types: frozenset[tuple[str, Type]]) -> Expression:
    known_types = dict(types)
    tree = parse_expression(text, known(names), known_types)
    return Expression(text, tree, compiled(tree, text, known_types))


@lru_cache(maxsize=KEPT)
def _unary_tests(text: str, names: Vocabulary, types: frozenset[tuple[str, Type]]) -> UnaryTests:
    known_types = dict(types)
    tree = parse_unary_tests(text, known(names), known_types)
    return UnaryTests(text, tree, compiled_tests(tree, text, known_types))


_long_expression = lru_cache(maxsize=KEPT_LONG)(_expression.__wrapped__)
_long_unary_tests = lru_cache(maxsize=KEPT_LONG)(_unary_tests.__wrapped__)
