"""All files of one deployment, read, linked and compiled: a model that can be asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.dmn.evaluation.compilation import FileSite
from engine.dmn.evaluation.files import (
    CompiledFile,
    CompiledInput,
    compile_decision,
    compile_knowledge,
    compile_service,
    members_of,
    placed,
)
from engine.dmn.evaluation.frames import service_function
from engine.dmn.graph import Address, Graph, Requirement, address_of, requirement_graph
from engine.dmn.model import (
    BusinessKnowledgeModel,
    ContextEntry,
    Decision,
    DecisionService,
    DecisionTable,
    Definitions,
    InformationItem,
    InputData,
    Relation,
)
from engine.dmn.problems import Problem
from engine.dmn.reading import read_definitions
from engine.dmn.type_names import TypeNames
from engine.dmn.walking import walk
from engine.dmn.xml import DmnFileError
from engine.feel.types import Type


@dataclass(frozen=True)
class Model:
    """The files by namespace, first the one that was given first, and everything that is wrong with them."""

    files: Mapping[str, CompiledFile]
    graph: Graph
    problems: tuple[Problem, ...]

    @property
    def definitions(self) -> tuple[Definitions, ...]:
        """What the files say."""
        return tuple(file.definitions for file in self.files.values())

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of all files."""
        return tuple(decision for definitions in self.definitions for decision in definitions.decisions)


def read_model(*files: bytes | tuple[str, bytes]) -> Model:
    """The model in one or more DMN files, each as bytes or as a name with bytes.

    Raises DmnFileError for a file that is no DMN file. What is wrong inside a file is in `problems`; whatever does
    not depend on it can be used.

    >>> read_model(b"<definitions/>")
    Traceback (most recent call last):
    engine.dmn.xml.DmnFileError: line 1: this is not a DMN file: it does not begin with `definitions` of DMN 1.1 to 1.5
    """
    problems: list[Problem] = []
    definitions: dict[str, Definitions] = {}
    for file in files:
        name, data = file if isinstance(file, tuple) else ("", file)
        read, found = read_definitions(data, name)
        if read.namespace in definitions:
            raise DmnFileError(f"another file has the same namespace `{read.namespace}`", read.line, name)
        definitions[read.namespace] = read
        problems.extend(found)
    try:
        return _linked(definitions, problems)
    except RecursionError:
        raise DmnFileError("this model is nested too deeply") from None


def _linked(definitions: Mapping[str, Definitions], problems: list[Problem]) -> Model:
    graph = requirement_graph(definitions)
    types = _type_names(definitions)
    members = members_of(definitions.values()) | _output_names(definitions.values())
    everything = _all_names(definitions.values())
    files: dict[str, CompiledFile] = {}
    for namespace, names in types.items():
        language = names.definitions.expression_language
        site = FileSite(names, names.visible(), members, everything, language)
        files[namespace] = CompiledFile(names.definitions, site)
    knowledge: dict[Address, dict[str, Any]] = {address: {} for address in graph.elements}
    for file in files.values():
        _compile(file, files, graph, knowledge)
    for file in files.values():
        _link(file, files, graph, knowledge)
    for file in files.values():
        problems.extend(file.site.types.problems)
        problems.extend(file.site.problems)
    problems.extend(graph.problems)
    return Model(files, graph, tuple(problems))


def _type_names(definitions: Mapping[str, Definitions]) -> dict[str, TypeNames]:
    names: dict[str, TypeNames] = {}
    table: dict[tuple[str, str], Type] = {}
    for namespace, file in definitions.items():
        names[namespace] = TypeNames(file, names, table)
    return names


def _compile(
    file: CompiledFile, files: Mapping[str, CompiledFile], graph: Graph, knowledge: dict[Address, dict[str, Any]]
) -> None:
    types = file.site.types
    for element in file.definitions.elements:
        address = address_of(file.definitions, element)
        needs = graph.requirements[address]
        match element:
            case InputData():
                type_ = types.resolve(element.variable.type_ref, element.variable)
                file.inputs[address] = CompiledInput(element, type_)
            case Decision():
                unusable = graph.cyclic.get(address, "")
                file.decisions[address] = compile_decision(element, file.site, needs, knowledge[address], unusable)
            case BusinessKnowledgeModel():
                function = compile_knowledge(element, file.site, needs, knowledge[address])
                if function is not None:
                    file.functions[address] = function
                    knowledge[address][element.variable.name] = function
            case DecisionService():
                service = compile_service(element, graph, address, types)
                file.services[address] = service
                file.functions[address] = service_function(files, file, service)


def _link(
    file: CompiledFile, files: Mapping[str, CompiledFile], graph: Graph, knowledge: dict[Address, dict[str, Any]]
) -> None:
    """Show every element the functions it requires; they were all compiled before."""
    for element in file.definitions.elements:
        address = address_of(file.definitions, element)
        for need in graph.requirements[address]:
            function = _function(files, need)
            if function is not None and not isinstance(element, DecisionService):
                placed(knowledge[address], need.by, need.element.variable.name, function)


def _function(files: Mapping[str, CompiledFile], need: Requirement) -> Any:
    return files[need.address.namespace].functions.get(need.address)


def _output_names(definitions: Iterable[Definitions]) -> frozenset[str]:
    """Names that can follow a dot because a table, a context or a relation gives them to its parts."""
    names: set[str] = set()
    for file in definitions:
        for part in walk(file):
            match part:
                case DecisionTable(outputs=outputs):
                    names.update(output.name for output in outputs)
                case ContextEntry(variable=InformationItem(name=name)):
                    names.add(name)
                case Relation(columns=columns):
                    names.update(column.name for column in columns)
    return frozenset(name for name in names if name)


def _all_names(definitions: Iterable[Definitions]) -> frozenset[str]:
    names: set[str] = set()
    for file in definitions:
        names.update(import_.name for import_ in file.imports)
        for element in file.elements:
            names.update((element.name, element.variable.name))
    return frozenset(name for name in names if name)
