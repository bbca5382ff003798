"""Who needs whom: the requirements of all files of one deployment, resolved, and free of cycles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.dmn.model import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    DrgElement,
    Import,
    InputData,
    Reference,
)
from engine.dmn.problems import Kind, Problem


@dataclass(frozen=True, order=True)
class Address:
    """Where an element is: the namespace of its file, and its id (its name if it has no id)."""

    namespace: str
    key: str


@dataclass(frozen=True)
class Requirement:
    """An element that another one needs, and the import by which it sees it (None: the same file)."""

    address: Address
    element: DrgElement
    by: Import | None = None


@dataclass
class Graph:
    """All elements by their addresses, with what each of them needs."""

    elements: dict[Address, DrgElement] = field(default_factory=dict)
    requirements: dict[Address, tuple[Requirement, ...]] = field(default_factory=dict)
    cyclic: dict[Address, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def address_of(definitions: Definitions, element: DrgElement) -> Address:
    """The address of an element of a file."""
    return Address(definitions.namespace, element.id or f"{type(element).__name__} {element.name}")


def requirement_graph(files: Mapping[str, Definitions]) -> Graph:
    """The graph over the files of one deployment by their namespaces."""
    graph = Graph()
    for definitions in files.values():
        for element in definitions.elements:
            graph.elements[address_of(definitions, element)] = element
    for definitions in files.values():
        graph.problems.extend(_missing_imports(definitions, files))
        for element in definitions.elements:
            found = _resolved(graph, files, definitions, element)
            graph.requirements[address_of(definitions, element)] = found
    _find_cycles(graph)
    return graph


def references(element: DrgElement) -> tuple[tuple[Reference, tuple[type, ...]], ...]:
    """What an element refers to, each with the kinds of element it may be."""
    decision, input_data = (Decision,), (InputData,)
    knowledge = (BusinessKnowledgeModel, DecisionService)
    if isinstance(element, Decision):
        return (
            *((reference, input_data) for reference in element.required_inputs),
            *((reference, decision) for reference in element.required_decisions),
            *((reference, knowledge) for reference in element.required_knowledge),
        )
    if isinstance(element, BusinessKnowledgeModel):
        return tuple((reference, knowledge) for reference in element.required_knowledge)
    if isinstance(element, DecisionService):
        inner = (*element.output_decisions, *element.encapsulated_decisions, *element.input_decisions)
        return (
            *((reference, input_data) for reference in element.input_data),
            *((reference, decision) for reference in inner),
        )
    return ()


def _missing_imports(definitions: Definitions, files: Mapping[str, Definitions]) -> Iterable[Problem]:
    for import_ in definitions.imports:
        dmn = "/DMN/" in import_.import_type or not import_.import_type
        if dmn and import_.namespace not in files:
            sentence = f"the imported file with the namespace `{import_.namespace}` is not here"
            yield Problem(
                import_.id, import_.name, Kind.REFERENCE, sentence, line=import_.line, namespace=definitions.namespace
            )


def _resolved(
    graph: Graph, files: Mapping[str, Definitions], definitions: Definitions, element: DrgElement
) -> tuple[Requirement, ...]:
    found = []
    for reference, kinds in references(element):
        resolved = resolve(graph, files, definitions, reference)
        if isinstance(resolved, str):
            _refuse(graph, definitions, element, reference, resolved)
        elif not isinstance(resolved.element, kinds):
            _refuse(graph, definitions, element, reference, f"`{resolved.element.name}` cannot be required in this way")
        elif resolved not in found:
            found.append(resolved)
    return tuple(found)


def resolve(
    graph: Graph, files: Mapping[str, Definitions], definitions: Definitions, reference: Reference
) -> Requirement | str:
    """The element a reference points at; a sentence if there is none."""
    namespace = reference.namespace or definitions.namespace
    address = Address(namespace, reference.id)
    if address not in graph.elements:
        if namespace not in files:
            return f"it needs `{reference.id}` of `{namespace}`, and that file is not here"
        return f"it needs `{reference.id}`, which is not in the model"
    if namespace == definitions.namespace:
        return Requirement(address, graph.elements[address])
    by = next((import_ for import_ in definitions.imports if import_.namespace == namespace), None)
    if by is None:
        return f"it needs `{graph.elements[address].name}` of `{namespace}`, which is not imported"
    return Requirement(address, graph.elements[address], by)


def _refuse(graph: Graph, definitions: Definitions, element: DrgElement, reference: Reference, sentence: str) -> None:
    graph.problems.append(
        Problem(
            element.id,
            element.name,
            Kind.REFERENCE,
            sentence,
            line=reference.line,
            namespace=definitions.namespace,
        )
    )


def _find_cycles(graph: Graph) -> None:
    """Depth first, without recursion: a requirement that leads back to the path is a cycle."""
    done: set[Address] = set()
    for start in graph.requirements:
        if start in done:
            continue
        path = {start: iter(graph.requirements[start])}
        while path:
            last = next(reversed(path))
            following = next(path[last], None)
            if following is None:
                del path[last]
                done.add(last)
            elif following.address in path:
                places = list(path)
                _note_cycle(graph, places[places.index(following.address) :])
            elif following.address not in done:
                path[following.address] = iter(graph.requirements[following.address])


def _note_cycle(graph: Graph, cycle: list[Address]) -> None:
    if all(address in graph.cyclic for address in cycle):
        return
    names = [f"`{graph.elements[address].name}`" for address in (*cycle, cycle[0])]
    sentence = "this needs itself: " + " needs ".join(names)
    first = graph.elements[cycle[0]]
    graph.problems.append(
        Problem(first.id, first.name, Kind.CYCLE, sentence, line=first.line, namespace=cycle[0].namespace)
    )
    for address in cycle:
        graph.cyclic.setdefault(address, sentence)
