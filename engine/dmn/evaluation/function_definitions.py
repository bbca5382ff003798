"""Boxed functions, and the logic of business knowledge models (DMN 1.5, 10.2.1.8)."""

from typing import Any

from engine.dmn.evaluation.compilation import Site, fitted
from engine.dmn.evaluation.model_functions import model_function
from engine.dmn.model import FunctionDefinition, FunctionKind
from engine.dmn.problems import Kind, Severity
from engine.feel import Function, NoValue, Run, Scope
from engine.feel.compiling.scope import Code, View
from engine.feel.types import ANY, Type


def compile_definition(
    expression: FunctionDefinition, site: Site, compile_: Any, name: str = "", result: Type = ANY
) -> Code:
    """A function value that remembers where it was defined; code outside FEEL is never run."""
    called = name or site.place.removeprefix("entry `").removesuffix("`") or site.element_name
    parameters = [(parameter.name, site.type(parameter.type_ref, parameter)) for parameter in expression.parameters]
    names = tuple(name for name, _ in parameters)
    own = site.type(expression.type_ref)
    result = own if result is ANY and not _is_function(own) else result
    if expression.kind is not FunctionKind.FEEL:
        return _outside(expression, site, called, parameters, result)
    for name in {name for name in names if names.count(name) > 1}:
        site.problem(Kind.STRUCTURE, f"the parameter `{name}` is given twice", expression.line)
    body = fitted(compile_(expression.body, site.seeing(names).expecting(result)), result, f"the result of `{called}`")

    def evaluate(scope: View) -> Function:
        def apply(run: Run, *values: Any) -> Any:
            return body(Scope(dict(zip(names, values, strict=True)), scope, run))

        return model_function(called, parameters, apply, result)

    return evaluate


def _outside(
    expression: FunctionDefinition, site: Site, called: str, parameters: list[tuple[str, Type]], result: Type
) -> Code:
    sentence = f"`{called}` calls code outside FEEL ({expression.kind}), which is never run"
    site.problem(Kind.LANGUAGE, sentence, expression.line, Severity.WARNING)

    def refuse(_run: Run, *_values: Any) -> Any:
        raise NoValue(sentence)

    function = model_function(called, parameters, refuse, result)
    return lambda _scope: function


def _is_function(type_: Type) -> bool:
    return type_.name.startswith("function")
