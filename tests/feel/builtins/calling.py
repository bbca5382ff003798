"""Calls built-in functions the way an expression does, with Python's integers for FEEL's numbers."""

from decimal import Decimal
from typing import Any

from engine.feel.builtins import BUILTINS
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Parameter, Signature
from engine.feel.run import Run


def feel(value: Any) -> Any:
    """The value with every integer in it as a FEEL number."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, list):
        return [feel(item) for item in value]
    if isinstance(value, dict):
        return {key: feel(entry) for key, entry in value.items()}
    return value


def call(name: str, *arguments: Any, run: Run | None = None) -> Any:
    """The result of a call by position."""
    return BUILTINS[name].call(run or Run(), feel(list(arguments)))


def call_named(name: str, arguments: dict[str, Any]) -> Any:
    """The result of a call by name."""
    return BUILTINS[name].call_named(Run(), feel(arguments))


def has_no_value(name: str, *arguments: Any) -> bool:
    """Whether the call by position is null, with a reason."""
    return _refuses(lambda: call(name, *arguments))


def has_no_value_named(name: str, arguments: dict[str, Any]) -> bool:
    """Whether the call by name is null, with a reason."""
    return _refuses(lambda: call_named(name, arguments))


def function_of(parameters: str, body: Any) -> Function:
    """A function value with parameters of these names, as one written in FEEL."""
    names = tuple(Parameter(name, nullable=True) for name in parameters.split())
    return Function("this function", (Signature(names, body),))


def _refuses(ask: Any) -> bool:
    try:
        result = ask()
    except NoValue as reason:
        sentence = str(reason)
        assert sentence, "a reason says something"
        assert not sentence.endswith("."), sentence
        return True
    raise AssertionError(f"expected no value, got {result!r}")
