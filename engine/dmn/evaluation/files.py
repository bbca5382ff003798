"""One file, compiled: its inputs, decisions and functions, ready to be asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.dmn.evaluation.compilation import FileSite, Site, fitted, labelled
from engine.dmn.evaluation.expressions import compile_expression
from engine.dmn.evaluation.function_definitions import compile_definition
from engine.dmn.graph import Address, Graph, Requirement
from engine.dmn.model import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    Import,
    InformationItem,
    InputData,
    Reference,
)
from engine.dmn.type_names import TypeNames
from engine.feel import Function, Run, Scope
from engine.feel.compiling.scope import Code
from engine.feel.types import ANY, FunctionType, Type


@dataclass(frozen=True)
class CompiledInput:
    """An input: its name and the type its value must have."""

    element: InputData
    type: Type


@dataclass(frozen=True)
class CompiledDecision:
    """A decision: its code (None: it has no logic), what it needs, and the functions it sees."""

    element: Decision
    type: Type
    code: Code | None
    needs: tuple[Requirement, ...]
    knowledge: dict[str, Any]
    unusable: str = ""


@dataclass(frozen=True)
class CompiledService:
    """A decision service: what goes in, in the order of its parameters, and what comes out."""

    element: DecisionService
    parameters: tuple[Requirement, ...]
    outputs: tuple[Requirement, ...]
    result: Type


@dataclass
class CompiledFile:
    """Everything in one file, by address."""

    definitions: Definitions
    site: FileSite
    inputs: dict[Address, CompiledInput] = field(default_factory=dict)
    decisions: dict[Address, CompiledDecision] = field(default_factory=dict)
    functions: dict[Address, Function] = field(default_factory=dict)
    services: dict[Address, CompiledService] = field(default_factory=dict)


def placed(target: dict[str, Any], by: Import | None, name: str, value: Any) -> None:
    """Put a value where expressions see it: under its name, or in a context under the import's name."""
    if by is None:
        target[name] = value
    elif not by.name:
        target.setdefault(name, value)
    else:
        target[by.name] = {**target.get(by.name, {}), name: value}


def names_seen(needs: Iterable[Requirement]) -> frozenset[str]:
    """The names that requirements bring into sight, those behind a dot included."""
    names = set()
    for need in needs:
        names.add(need.element.variable.name)
        if need.by is not None and need.by.name:
            names.add(need.by.name)
    return frozenset(names)


def result_type(variable: InformationItem, types: TypeNames) -> Type:
    """What a function's variable says about its result: a function type's, or the type itself."""
    type_ = types.resolve(variable.type_ref, variable)
    if isinstance(type_, FunctionType):
        return type_.result or ANY
    return type_


def compile_decision(
    decision: Decision, site: FileSite, needs: tuple[Requirement, ...], knowledge: dict[str, Any], unusable: str
) -> CompiledDecision:
    """A decision's code, its result fitted to the type of its variable."""
    type_ = site.types.resolve(decision.variable.type_ref, decision.variable)
    at = Site(site, decision.id, decision.name, f"decision `{decision.name}`", names_seen(needs), expected=type_)
    code = None
    if decision.expression is not None:
        fitting = fitted(compile_expression(decision.expression, at), type_, f"the result of `{decision.name}`")
        code = labelled(fitting, at.source)
    wanted = tuple(need for need in needs if isinstance(need.element, InputData | Decision))
    return CompiledDecision(decision, type_, code, wanted, knowledge, unusable)


def compile_knowledge(
    bkm: BusinessKnowledgeModel, site: FileSite, needs: tuple[Requirement, ...], knowledge: Mapping[str, Any]
) -> Function | None:
    """A business knowledge model as a function; None if it has no logic."""
    if bkm.logic is None:
        return None
    label = f"business knowledge model `{bkm.name}`"
    at = Site(site, bkm.id, bkm.name, label, names_seen(needs) | {bkm.variable.name})
    result = result_type(bkm.variable, site.types)
    code = compile_definition(bkm.logic, at, _labelled_bodies(label), bkm.name, result)
    function = code(Scope(knowledge, None, Run()))
    return function if isinstance(function, Function) else None


def _labelled_bodies(label: str) -> Any:
    def compile_(expression: Any, site: Site) -> Code:
        return labelled(compile_expression(expression, site), label)

    return compile_


def members_of(definitions: Iterable[Definitions]) -> frozenset[str]:
    """Names that can follow a dot: the components of all item definitions, however deep."""
    names: set[str] = set()
    pending = [item for file in definitions for item in file.item_definitions]
    while pending:
        item = pending.pop()
        names.update(part.name for part in item.components)
        pending.extend(item.components)
    return frozenset(names)


def compile_service(service: DecisionService, graph: Graph, address: Address, types: TypeNames) -> CompiledService:
    """A service's parameters: its input data first, then its input decisions (DMN 1.5, 10.4)."""
    needs = graph.requirements[address]
    found = {need.address: need for need in needs}

    def referred(references: tuple[Reference, ...]) -> list[Requirement]:
        addresses = (Address(reference.namespace or address.namespace, reference.id) for reference in references)
        return [found[wanted] for wanted in dict.fromkeys(addresses) if wanted in found]

    given = (*referred(service.input_data), *referred(service.input_decisions))
    results = tuple(referred(service.output_decisions))
    return CompiledService(service, given, results, result_type(service.variable, types))
