"""Random trees of every kind of node, as the parser would build them."""

from decimal import Decimal

from hypothesis import strategies as st

from engine.feel import syntax
from engine.feel.syntax import Node

KNOWN_NAMES = ("risk score", "Date-Time", "a.b", "person's age", "profit and loss", "C++", "x - y")
SIMPLE_NAMES = ("x", "y", "riskScore", "_1", "ööpäev", "🐎", "itemised", "nullable", "f", "e1")
TYPES = ("Any", "Null", "number", "string", "boolean", "date", "time", "date and time", "days and time duration",
         "years and months duration", "function", "tRisk", "tRisk.tScore")  # fmt: skip
KINDS = frozenset(
    kind for kind in vars(syntax).values() if isinstance(kind, type) and issubclass(kind, Node) and kind is not Node
)

names = st.sampled_from(KNOWN_NAMES + SIMPLE_NAMES)
words = st.sampled_from((*SIMPLE_NAMES, "a b", "risk score"))
numbers = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(-exponent), st.integers(0, 10**34 - 1), st.integers(-40, 40)
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)

literals = st.one_of(
    st.builds(syntax.NullLiteral),
    st.builds(syntax.BooleanLiteral, st.booleans()),
    st.builds(syntax.NumberLiteral, numbers),
    st.builds(syntax.StringLiteral, texts),
    st.builds(syntax.AtLiteral, st.one_of(texts, st.just("2026-03-01"))),
)
simple_types = st.builds(syntax.TypeName, st.sampled_from(TYPES))


def _tuples(strategy, least=0, most=3):
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


def _unique(strategy, least=0):
    key = lambda part: part.key if isinstance(part, syntax.ContextEntry) else part.name  # noqa: E731
    return st.lists(strategy, min_size=least, max_size=3, unique_by=key).map(tuple)


def _larger_types(inner):
    return st.one_of(
        st.builds(syntax.ListTypeExpression, inner),
        st.builds(syntax.RangeTypeExpression, inner),
        st.builds(syntax.ContextTypeExpression, _unique(st.builds(syntax.ContextTypeEntry, words, inner))),
        st.builds(syntax.FunctionTypeExpression, _tuples(inner), inner),
    )


types = st.recursive(simple_types, _larger_types, max_leaves=4)


def _named_call(function, arguments, argument_names):
    given = argument_names[: len(arguments)]
    return syntax.Invocation(function, arguments[: len(given)], given or None)


def _larger(inner):
    signs = st.sampled_from(("<", "<=", ">", ">=", "=", "!="))
    ranges = st.builds(syntax.ComparisonRange, signs, inner)
    domains = st.builds(syntax.Iteration, words, inner)
    iterations = _tuples(st.one_of(domains, st.builds(syntax.Iteration, words, inner, inner)), 1)
    parameters = _tuples(st.builds(syntax.FormalParameter, words, st.one_of(st.none(), types)))
    return st.one_of(
        st.builds(syntax.ListExpression, _tuples(inner)),
        st.builds(
            syntax.ContextExpression,
            _unique(st.builds(syntax.ContextEntry, st.one_of(words, texts), inner)),
        ),
        st.builds(syntax.RangeExpression, inner, inner, st.booleans(), st.booleans()),
        ranges,
        st.builds(syntax.Negation, inner),
        st.builds(syntax.Arithmetic, st.sampled_from(("+", "-", "*", "/", "**")), inner, inner),
        st.builds(syntax.Comparison, signs, inner, inner),
        st.builds(syntax.Conjunction, _tuples(inner, 2)),
        st.builds(syntax.Disjunction, _tuples(inner, 2)),
        st.builds(syntax.Between, inner, inner, inner),
        st.builds(syntax.In, inner, _tuples(st.one_of(inner, ranges), 1)),
        st.builds(syntax.Path, inner, names),
        st.builds(syntax.Filter, inner, inner),
        st.builds(syntax.Invocation, inner, _tuples(inner)),
        st.builds(
            _named_call, inner, _tuples(inner, 1), st.lists(words, min_size=1, max_size=3, unique=True).map(tuple)
        ),
        st.builds(syntax.If, inner, inner, inner),
        st.builds(syntax.For, iterations, inner),
        st.builds(syntax.Quantified, st.sampled_from(("some", "every")), _tuples(domains, 1), inner),
        st.builds(syntax.InstanceOf, inner, types),
        st.builds(syntax.FunctionDefinition, parameters, inner, st.booleans()),
    )


trees = st.recursive(st.one_of(literals, st.builds(syntax.Name, names)), _larger, max_leaves=12)


@st.composite
def cells(draw: st.DrawFn) -> syntax.UnaryTests:
    """What may stand in a cell: tests, negated or not, or none."""
    tests = draw(_tuples(trees))
    return syntax.UnaryTests(tests, negated=bool(tests) and draw(st.booleans()))
