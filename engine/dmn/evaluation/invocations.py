"""Boxed invocations: a function called with named arguments (DMN 1.5, 10.2.1.3)."""

from typing import Any

from engine.dmn.evaluation.compilation import Site, fitted, labelled
from engine.dmn.evaluation.model_functions import ModelFunction
from engine.dmn.model import Invocation
from engine.dmn.problems import Kind
from engine.feel import Function, NoValue
from engine.feel.compiling.scope import Code, View
from engine.feel.wording import describe


def compile_invocation(expression: Invocation, site: Site, compile_: Any) -> Code:
    """The function's result; null with a warning where the function or an argument is not as it should be.

    A parameter of a function of the model for which there is no binding is null.
    """
    if expression.function is None:
        site.problem(Kind.STRUCTURE, "this invocation does not say what is invoked", expression.line)
    function = compile_(expression.function, site)
    arguments = []
    for binding in expression.bindings:
        name = binding.parameter.name
        inner = site.at(f"parameter `{name}`")
        type_ = site.type(binding.parameter.type_ref, binding.parameter)
        code = fitted(compile_(binding.expression, inner), type_, f"`{name}`")
        arguments.append((name, labelled(code, inner.source)))

    def evaluate(scope: View) -> Any:
        callee = function(scope)
        if not isinstance(callee, Function):
            if callee is not None:
                scope.run.warn(f"{describe(callee)} is invoked here, but it is no function")
            return None
        values: dict[str, Any] = {name: code(scope) for name, code in arguments}
        if isinstance(callee, ModelFunction):
            unbound = dict.fromkeys(parameter.name for parameter in callee.parameters)
            values = unbound | values if values.keys() <= unbound.keys() else values
        try:
            return callee.call_named(scope.run, values) if values else callee.call(scope.run, [])
        except NoValue as reason:
            scope.run.warn(str(reason))
            return None

    return evaluate
