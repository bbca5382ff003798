"""Calling functions, and defining them."""

from collections.abc import Callable
from typing import Any

from engine.feel import syntax
from engine.feel.builtins import BUILTINS
from engine.feel.compiling.names import unknown
from engine.feel.compiling.scope import MISSING, Code, Scope, View, find
from engine.feel.compiling.unit import Unit
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Parameter, Signature
from engine.feel.names import shortened
from engine.feel.printing import printed
from engine.feel.run import SHORT_TEXT, Run
from engine.feel.types import ANY, STRING
from engine.feel.wording import describe

_CALL_STEPS = 5  # what a call costs besides its body
_FRAMES = 8  # Python frames between the call of a function and its body


def invocation(node: syntax.Invocation, unit: Unit) -> Code:
    """`function(…)`: by position or by name."""
    arguments = tuple(unit.code(argument) for argument in node.arguments)
    function = _function(node, unit)
    names = node.names

    def apply(scope: View, callee: Function | None, values: list[Any]) -> Any:
        if callee is None:
            return None
        try:
            if names is not None:
                return callee.call_named(scope.run, dict(zip(names, values, strict=True)))
            return callee.call(scope.run, values)
        except NoValue as reason:
            return unit.null(scope, node, reason)

    def evaluate(scope: View) -> Any:
        return apply(scope, function(scope), [argument(scope) for argument in arguments])

    body = _text_function(node)
    if body is None:
        return evaluate
    first, second = arguments

    name = printed(node.function)

    def evaluate_on_texts(scope: View) -> Any:
        a, b = first(scope), second(scope)
        unhidden = scope.parent is None and name not in scope.names
        if unhidden and a.__class__ is str and b.__class__ is str and len(a) < SHORT_TEXT:
            return body(a, b)
        return apply(scope, function(scope), [a, b])

    return evaluate_on_texts


def _text_function(node: syntax.Invocation) -> Callable[[str, str], Any] | None:
    """The body of a built-in of two texts, such as `contains(text, part)`, if that is what is called.

    It may be run at once where both are short texts; everything else, warnings included, goes the general way.
    """
    builtin = BUILTINS.get(node.function.name) if isinstance(node.function, syntax.Name) else None
    if builtin is None or node.names is not None or len(node.arguments) != 2 or len(builtin.signatures) != 1:
        return None
    signature = builtin.signatures[0]
    kinds = [parameter.type for parameter in signature.parameters]
    plain = not signature.needs_run and not signature.variadic and kinds == [STRING, STRING]
    return signature.body if plain else None


def _function(node: syntax.Invocation, unit: Unit) -> Code:
    """Code for the function that is called; gives None, with a warning, if it is none."""
    if isinstance(node.function, syntax.Name):
        return _named_function(node.function, unit)
    code = unit.code(node.function)

    def evaluate(scope: View) -> Function | None:
        value = code(scope)
        if isinstance(value, Function):
            return value
        unit.null(scope, node, f"{describe(value)} is called here, but it is no function")
        return None

    return evaluate


def _named_function(node: syntax.Name, unit: Unit) -> Code:
    """A function by its name; a variable of that name that is no function does not hide a built-in."""
    name, builtin = node.name, BUILTINS.get(node.name)

    def evaluate(scope: View) -> Function | None:
        value = find(scope, name)
        if isinstance(value, Function):
            return value
        if builtin is not None:
            return builtin
        if value is MISSING:
            unknown(scope, node, unit, "no function known here", BUILTINS)
        else:
            unit.null(scope, node, f"`{shortened(name)}` is called here, but it is {describe(value)} and no function")
        return None

    return evaluate


def definition(node: syntax.FunctionDefinition, unit: Unit) -> Code:
    """`function(a, b) body`: a value that remembers where it was defined."""
    if node.external:
        sentence = "this function calls code outside FEEL, which is never run"
        return lambda scope: unit.null(scope, node, sentence)
    parameters = tuple(
        Parameter(parameter.name, ANY if parameter.type is None else unit.type(parameter.type), nullable=True)
        for parameter in node.parameters
    )
    names = tuple(parameter.name for parameter in parameters)
    body, height, cost = unit.code(node.body), node.body.height + _FRAMES, node.body.size + _CALL_STEPS

    def evaluate(scope: View) -> Function:
        def apply(run: Run, *values: Any) -> Any:
            return body(Scope(dict(zip(names, values, strict=True)), scope, run))

        signature = Signature(parameters, apply, needs_run=True)
        return Function("this function", (signature,), ANY, height, cost)

    return evaluate
