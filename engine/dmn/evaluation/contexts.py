"""Boxed contexts: entries that see the ones above them (DMN 1.5, 10.2.1.4)."""

import re
from typing import Any, Final

from engine.dmn.evaluation.compilation import Site, fitted, labelled
from engine.dmn.model import BoxedContext, ContextEntry, Expression, FunctionDefinition, LiteralExpression
from engine.dmn.problems import Kind
from engine.feel import Scope
from engine.feel.compiling.scope import Code, View

_FUNCTION: Final = re.compile(r"\s*function\s*\(")


def compile_context(expression: BoxedContext, site: Site, compile_: Any) -> Code:
    """A context, or the value of its last entry if that has no name."""
    entries: list[tuple[str, Code]] = []
    result: Code | None = None
    for entry in expression.entries:
        name = entry.variable.name if entry.variable else ""
        if result is not None:
            site.problem(Kind.STRUCTURE, "an entry without a name must be the last one of its context", entry.line)
            break
        if not name:
            result = labelled(compile_(entry.expression, site), site.source)
            continue
        if any(name == other for other, _ in entries):
            site.problem(Kind.STRUCTURE, f"the entry `{name}` is given twice", entry.line)
        entries.append((name, _entry(entry, name, site, compile_)))
        site = site.seeing([name])

    def evaluate(scope: View) -> Any:
        names: dict[str, Any] = {}
        inner = Scope(names, scope, scope.run)
        scope.run.spend(len(entries))
        for name, code in entries:
            names[name] = code(inner)
        return names if result is None else result(inner)

    return evaluate


def _entry(entry: ContextEntry, name: str, site: Site, compile_: Any) -> Code:
    inner = site.at(f"entry `{name}`")
    if _is_function(entry.expression):  # which may call itself
        inner = inner.seeing([name])
    type_ = inner.type(entry.variable.type_ref if entry.variable else "", entry.variable)
    inner = inner.expecting(type_)
    return labelled(fitted(compile_(entry.expression, inner), type_, f"`{name}`"), inner.source)


def _is_function(expression: Expression | None) -> bool:
    if isinstance(expression, LiteralExpression):
        return _FUNCTION.match(expression.text) is not None
    return isinstance(expression, FunctionDefinition)
