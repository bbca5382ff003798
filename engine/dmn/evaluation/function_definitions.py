"""Boxed functions, and the logic of business knowledge models (DMN 1.5, 10.2.1.8)."""

from typing import Any

from engine.dmn.evaluation.compilation import View, fitted
from engine.dmn.evaluation.model_functions import model_function
from engine.dmn.model import FunctionDefinition, FunctionKind
from engine.dmn.problems import Kind, Severity
from engine.feel import Function, NoValue, Run, Scope
from engine.feel.compiling.scope import Code
from engine.feel.types import ANY, Type


def compile_definition(
    expression: FunctionDefinition, view: View, compile_: Any, name: str = "", result: Type = ANY
) -> Code:
    """A function value that remembers where it was defined; code outside FEEL is never run."""
    called = name or view.place.removeprefix("entry `").removesuffix("`") or view.element_name
    parameters = [(parameter.name, view.type(parameter.type_ref, parameter)) for parameter in expression.parameters]
    names = tuple(name for name, _ in parameters)
    own = view.type(expression.type_ref)
    result = own if result is ANY and not _is_function(own) else result
    if expression.kind is not FunctionKind.FEEL:
        return _outside(expression, view, called, parameters, result)
    for name in {name for name in names if names.count(name) > 1}:
        view.problem(Kind.STRUCTURE, f"the parameter `{name}` is given twice", expression.line)
    body = fitted(compile_(expression.body, view.seeing(names)), result, f"the result of `{called}`")

    def evaluate(scope: Scope) -> Function:
        def apply(run: Run, *values: Any) -> Any:
            return body(Scope(dict(zip(names, values, strict=True)), scope, run))

        return model_function(called, parameters, apply, result)

    return evaluate


def _outside(
    expression: FunctionDefinition, view: View, called: str, parameters: list[tuple[str, Type]], result: Type
) -> Code:
    sentence = f"`{called}` calls code outside FEEL ({expression.kind}), which is never run"
    view.problem(Kind.LANGUAGE, sentence, expression.line, Severity.WARNING)

    def apply(run: Run, *values: Any) -> Any:
        raise NoValue(sentence)

    function = model_function(called, parameters, apply, result)
    return lambda scope: function


def _is_function(type_: Type) -> bool:
    return type_.name.startswith("function")
