"""What is known while a tree is compiled, and how its parts find their compilers."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from engine.feel import syntax
from engine.feel.compiling.folding import is_foldable
from engine.feel.compiling.scope import MISSING, Code, Scope, View
from engine.feel.errors import FeelError, FeelSyntaxError, NoValue, Position
from engine.feel.run import Budget, Run
from engine.feel.types import BASIC_TYPES, ContextType, FunctionType, ListType, RangeType, Type

Compiler = Callable[[Any, "Unit"], Code]
_FOLDING: Final = Budget(steps=2_000, depth=100, items=200, text=2_000)


class Unit:
    """One source text under compilation: its types, its compilers, and places for its warnings."""

    def __init__(self, text: str, types: Mapping[str, Type], compilers: Mapping[type, Compiler]) -> None:
        self.text = text
        self.types = types
        self.compilers = compilers
        self._positions: dict[int, Position] = {}

    def code(self, node: syntax.Node) -> Code:
        """The closure that evaluates a node; a node without variables is evaluated here and now."""
        code = self.compilers[type(node)](node, self)
        if constant_value(code) is not MISSING or not is_foldable(node):
            return code
        run = Run.with_(_FOLDING, strict=True)
        try:
            value = code(Scope({}, None, run))
        except FeelError:
            return code
        return constant(value)

    def position(self, node: syntax.Node) -> Position:
        """The line and column where a node begins."""
        offset = node.offset
        if offset not in self._positions:
            self._positions[offset] = Position.of(self.text, offset)
        return self._positions[offset]

    def null(self, scope: View, node: syntax.Node, reason: NoValue | str) -> Any:
        """Null, with the reason as a warning at the node."""
        scope.run.warn(str(reason), self.position(node))

    def type(self, node: syntax.Node) -> Type:
        """The type that a type expression names; raises FeelSyntaxError if there is none."""
        match node:
            case syntax.TypeName(name="function"):
                return FunctionType()
            case syntax.TypeName(name=name):
                found = self.types.get(name) or BASIC_TYPES.get(name)
                if found is None:
                    raise FeelSyntaxError(f"there is no type `{name}`", self.position(node))
                return found
            case syntax.ListTypeExpression(item=item):
                return ListType(self.type(item))
            case syntax.RangeTypeExpression(endpoint=endpoint):
                return RangeType(self.type(endpoint))
            case syntax.ContextTypeExpression(entries=entries):
                return ContextType(tuple((entry.name, self.type(entry.type)) for entry in entries))
            case syntax.FunctionTypeExpression(parameters=parameters, result=result):
                return FunctionType(tuple(self.type(parameter) for parameter in parameters), self.type(result))
        raise TypeError(f"{type(node).__name__} is no type")


def constant(value: Any) -> Code:
    """Code that always gives `value`, which `constant_value` can tell."""

    def code(_scope: View) -> Any:
        return value

    code.__dict__["value"] = value
    return code


def constant_value(code: Code) -> Any:
    """The value that the code always gives, or `MISSING`."""
    return code.__dict__.get("value", MISSING)
