"""`instance of`."""

from engine.feel import syntax
from engine.feel.compiling.scope import Code, View
from engine.feel.compiling.unit import Unit
from engine.feel.types import NULL


def instance_of(node: syntax.InstanceOf, unit: Unit) -> Code:
    """Whether a value belongs to a type; null belongs to `Null` alone (DMN 1.5, 10.3.2.9.2)."""
    value, kind = unit.code(node.value), unit.type(node.type)

    def evaluate(scope: View) -> bool:
        candidate = value(scope)
        if candidate is None:
            return kind == NULL
        kind.weigh(scope.run, candidate)
        return kind.admits(candidate)

    return evaluate
