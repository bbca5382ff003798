"""Turns trees into closures: one compiler per kind of node, in one visible table."""

from collections.abc import Mapping
from typing import Any, Final

from engine.feel import syntax
from engine.feel.compiling import calls, literals, loops, names, operators, tests, types
from engine.feel.compiling.scope import Code, Scope, Test, View
from engine.feel.compiling.unit import Compiler, Unit
from engine.feel.errors import refusing_recursion
from engine.feel.types import Type

COMPILERS: Final[Mapping[type, Compiler]] = {
    syntax.NullLiteral: literals.null,
    syntax.BooleanLiteral: literals.value,
    syntax.NumberLiteral: literals.value,
    syntax.StringLiteral: literals.value,
    syntax.AtLiteral: literals.at,
    syntax.ListExpression: literals.list_,
    syntax.ContextExpression: literals.context,
    syntax.RangeExpression: literals.range_,
    syntax.ComparisonRange: literals.comparison_range,
    syntax.Name: names.name,
    syntax.Path: names.path,
    syntax.Filter: names.filter_,
    syntax.Negation: operators.negation,
    syntax.Arithmetic: operators.arithmetic,
    syntax.Comparison: operators.comparison,
    syntax.Conjunction: operators.conjunction,
    syntax.Disjunction: operators.disjunction,
    syntax.Between: operators.between,
    syntax.In: tests.in_,
    syntax.InstanceOf: types.instance_of,
    syntax.Invocation: calls.invocation,
    syntax.FunctionDefinition: calls.definition,
    syntax.If: loops.if_,
    syntax.For: loops.for_,
    syntax.Quantified: loops.quantified,
}


def compiled(node: syntax.Node, text: str, known_types: Mapping[str, Type]) -> Code:
    """The closure that evaluates an expression's tree; `text` is its source, for the places of warnings."""
    with refusing_recursion():
        return Unit(text, known_types, COMPILERS).code(node)


def compiled_tests(node: syntax.UnaryTests, text: str, known_types: Mapping[str, Type]) -> Test:
    """The closure that tests a value against a cell's tree."""
    with refusing_recursion():
        return tests.unary_tests(node, Unit(text, known_types, COMPILERS))


__all__: list[Any] = ["COMPILERS", "Code", "Scope", "Test", "View", "compiled", "compiled_tests"]
