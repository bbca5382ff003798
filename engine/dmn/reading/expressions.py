"""Boxed expressions, from XML (DMN 1.5, 10.2)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from engine.dmn.model import (
    Binding,
    BoxedContext,
    BoxedList,
    Conditional,
    ContextEntry,
    Every,
    Expression,
    Filter,
    For,
    FunctionDefinition,
    FunctionKind,
    InformationItem,
    Invocation,
    Relation,
    Some,
)
from engine.dmn.namespaces import DMN
from engine.dmn.problems import Kind
from engine.dmn.reading.source import Source
from engine.dmn.reading.tables import literal, read_table
from engine.dmn.xml import XmlElement, children, local_name


def read_expression(source: Source, element: XmlElement) -> Expression | None:
    """The first expression directly below an element; None if there is none."""
    for child in children(element, DMN):
        reader = _READERS.get(local_name(child))
        if reader is not None:
            return reader(source, child)
    return None


def _named(source: Source, element: XmlElement) -> dict[str, Any]:
    id_, line, label, description = source.common(element)
    return {
        "id": id_,
        "line": line,
        "label": label,
        "description": description,
        "type_ref": source.type_ref(element),
    }


def _context(source: Source, element: XmlElement) -> BoxedContext:
    source.known(element, frozenset({"contextEntry"}))
    entries = tuple(_entry(source, part) for part in source.parts(element, "contextEntry"))
    return BoxedContext(entries, **_named(source, element))


def _entry(source: Source, element: XmlElement) -> ContextEntry:
    source.known(element, frozenset(_READERS) | {"variable"})
    id_, line, label, description = source.common(element)
    variable = source.part(element, "variable")
    item = source.information_item(variable) if variable is not None else None
    expression = read_expression(source, element)
    return ContextEntry(item, expression, id=id_, line=line, label=label, description=description)


def _expressions(source: Source, element: XmlElement) -> tuple[Expression | None, ...]:
    found = (child for child in children(element, DMN) if local_name(child) in _READERS)
    return tuple(_READERS[local_name(child)](source, child) for child in found)


def _list(source: Source, element: XmlElement) -> BoxedList:
    source.known(element, frozenset(_READERS))
    return BoxedList(_expressions(source, element), **_named(source, element))


def _relation(source: Source, element: XmlElement) -> Relation:
    source.known(element, frozenset({"column", "row"}))
    columns = tuple(source.information_item(part) for part in source.parts(element, "column"))
    rows = []
    for part in source.parts(element, "row"):
        source.common(part)
        row = _expressions(source, part)
        if len(row) != len(columns):
            source.problem(part, Kind.STRUCTURE, f"this row has {len(row)} cells, the relation {len(columns)} columns")
        rows.append(row)
    return Relation(columns, tuple(rows), **_named(source, element))


def read_function(source: Source, element: XmlElement) -> FunctionDefinition:
    """A `functionDefinition` or an `encapsulatedLogic`."""
    source.known(element, frozenset(_READERS) | {"formalParameter"})
    parameters = tuple(source.information_item(part) for part in source.parts(element, "formalParameter"))
    written = element.get("kind", "FEEL").strip().lower()
    kinds = {"feel": FunctionKind.FEEL, "f": FunctionKind.FEEL, "java": FunctionKind.JAVA, "j": FunctionKind.JAVA}
    kind = kinds.get(written, FunctionKind.PMML)
    if written not in {*kinds, "pmml", "p"}:
        source.problem(element, Kind.LANGUAGE, f"`{written}` is not a kind of function")
    return FunctionDefinition(parameters, read_expression(source, element), kind, **_named(source, element))


def _invocation(source: Source, element: XmlElement) -> Invocation:
    source.known(element, frozenset(_READERS) | {"binding"})
    bindings = tuple(_binding(source, part) for part in source.parts(element, "binding"))
    return Invocation(read_expression(source, element), bindings, **_named(source, element))


def _binding(source: Source, element: XmlElement) -> Binding:
    source.known(element, frozenset(_READERS) | {"parameter"})
    id_, line, label, description = source.common(element)
    parameter = source.part(element, "parameter")
    item = source.information_item(parameter) if parameter is not None else InformationItem("", line=line)
    expression = read_expression(source, element)
    return Binding(item, expression, id=id_, line=line, label=label, description=description)


def _child(source: Source, element: XmlElement, name: str) -> Expression | None:
    part = source.part(element, name)
    expression = None
    if part is not None:
        source.common(part)
        expression = read_expression(source, part)
    if expression is None:
        source.problem(element, Kind.STRUCTURE, f"`{local_name(element)}` needs an expression in `{name}`")
    return expression


def _conditional(source: Source, element: XmlElement) -> Conditional:
    source.known(element, frozenset({"if", "then", "else"}))
    branches = (_child(source, element, name) for name in ("if", "then", "else"))
    return Conditional(*branches, **_named(source, element))


def _filter(source: Source, element: XmlElement) -> Filter:
    source.known(element, frozenset({"in", "match"}))
    return Filter(_child(source, element, "in"), _child(source, element, "match"), **_named(source, element))


def _iterator(source: Source, element: XmlElement, body: str) -> tuple[str, Expression | None, Expression | None]:
    source.known(element, frozenset({"in", body}))
    variable = " ".join(element.get("iteratorVariable", "").split())
    if not variable:
        source.problem(element, Kind.STRUCTURE, f"`{local_name(element)}` needs an `iteratorVariable`")
    return variable, _child(source, element, "in"), _child(source, element, body)


def _for(source: Source, element: XmlElement) -> For:
    return For(*_iterator(source, element, "return"), **_named(source, element))


def _some(source: Source, element: XmlElement) -> Some:
    return Some(*_iterator(source, element, "satisfies"), **_named(source, element))


def _every(source: Source, element: XmlElement) -> Every:
    return Every(*_iterator(source, element, "satisfies"), **_named(source, element))


_READERS: Final[Mapping[str, Callable[[Source, XmlElement], Expression]]] = {
    "literalExpression": literal,
    "decisionTable": read_table,
    "context": _context,
    "list": _list,
    "relation": _relation,
    "functionDefinition": read_function,
    "invocation": _invocation,
    "conditional": _conditional,
    "filter": _filter,
    "for": _for,
    "some": _some,
    "every": _every,
}
EXPRESSIONS: Final = frozenset(_READERS)
