"""Every kind of boxed expression with what makes it run."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from engine.dmn import model
from engine.dmn.evaluation import (
    conditionals,
    contexts,
    filters,
    function_definitions,
    invocations,
    iterations,
    lists,
    literals,
    relations,
    tables,
)
from engine.dmn.evaluation.compilation import Site, broken, fitted
from engine.feel.compiling.scope import Code

Compiler = Callable[[Any, Site, "Compile"], Code]
Compile = Callable[[model.Expression | None, Site], Code]

COMPILERS: Final[Mapping[type, Compiler]] = {
    model.LiteralExpression: literals.compile_literal,
    model.DecisionTable: tables.compile_table,
    model.BoxedContext: contexts.compile_context,
    model.BoxedList: lists.compile_list,
    model.Relation: relations.compile_relation,
    model.FunctionDefinition: function_definitions.compile_definition,
    model.Invocation: invocations.compile_invocation,
    model.Conditional: conditionals.compile_conditional,
    model.Filter: filters.compile_filter,
    model.For: iterations.compile_for,
    model.Some: iterations.compile_quantified,
    model.Every: iterations.compile_quantified,
}
_TYPED_INSIDE: Final = (model.DecisionTable, model.FunctionDefinition)


def compile_expression(expression: model.Expression | None, site: Site) -> Code:
    """The code of an expression; null with a warning where there is none."""
    if expression is None:
        return broken("there is no expression here")
    code = COMPILERS[type(expression)](expression, site, compile_expression)
    if isinstance(expression, _TYPED_INSIDE):
        return code
    return fitted(code, site.type(expression.type_ref), "the result")
