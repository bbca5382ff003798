"""A whole file, from XML: item definitions and the elements of the requirements graph (DMN 1.5, 6.3)."""

from typing import Any, Final

from engine.dmn.model import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    FunctionItem,
    Import,
    InformationItem,
    InputData,
    ItemDefinition,
    KnowledgeSource,
    Reference,
)
from engine.dmn.namespaces import DMN, VERSIONS
from engine.dmn.problems import Kind, Problem
from engine.dmn.reading.expressions import EXPRESSIONS, read_expression, read_function
from engine.dmn.reading.source import Source
from engine.dmn.xml import DmnFileError, XmlElement, line_of, local_name, namespace, read_xml, text_of

_GRAPH: Final = ("inputData", "decision", "businessKnowledgeModel", "decisionService", "knowledgeSource")
_ARTIFACTS: Final = (
    "elementCollection",
    "performanceIndicator",
    "organizationUnit",
    "organisationalUnit",
    "textAnnotation",
    "association",
    "group",
    "artifact",
    "DMNDI",
)
_TOP: Final = frozenset({"import", "itemDefinition", *_GRAPH, *_ARTIFACTS})
_ITEM_PARTS: Final = frozenset({"typeRef", "allowedValues", "typeConstraint", "itemComponent", "functionItem"})
_DECISION_PARTS: Final = EXPRESSIONS | {
    "question",
    "allowedAnswers",
    "variable",
    "informationRequirement",
    "knowledgeRequirement",
    "authorityRequirement",
    "supportedObjective",
    "impactedPerformanceIndicator",
    "decisionMaker",
    "decisionOwner",
    "usingProcess",
    "usingTask",
}
_BKM_PARTS: Final = frozenset({"variable", "encapsulatedLogic", "knowledgeRequirement", "authorityRequirement"})
_SERVICE_PARTS: Final = frozenset({"variable", "outputDecision", "encapsulatedDecision", "inputDecision", "inputData"})


def read_definitions(data: bytes, file: str = "") -> tuple[Definitions, list[Problem]]:
    """The model in a DMN file with the problems of its form; raises DmnFileError if it is no DMN file at all."""
    root = read_xml(data, file)
    if local_name(root) != "definitions" or namespace(root) not in DMN:
        raise DmnFileError("this is not a DMN file: it does not begin with `definitions` of DMN 1.1 to 1.5", 1, file)
    source = Source(file, root.get("namespace", "").strip(), root.nsmap)
    source.owner = (root.get("id", ""), root.get("name", ""))
    source.known(root, _TOP)
    return Definitions(**_definitions(source, root)), source.problems


def _definitions(source: Source, root: XmlElement) -> dict[str, Any]:
    id_, line, label, description = source.common(root)
    return {
        "id": id_,
        "line": line,
        "label": label,
        "description": description,
        "name": root.get("name", ""),
        "namespace": source.namespace,
        "dmn_version": VERSIONS[namespace(root)],
        "expression_language": root.get("expressionLanguage", ""),
        "type_language": root.get("typeLanguage", ""),
        "imports": tuple(_import(source, root, part) for part in source.parts(root, "import")),
        "item_definitions": tuple(_item_definition(source, part) for part in source.parts(root, "itemDefinition")),
        "input_data": tuple(_input_data(source, part) for part in source.parts(root, "inputData")),
        "decisions": tuple(_decision(source, part) for part in source.parts(root, "decision")),
        "business_knowledge_models": tuple(_bkm(source, part) for part in source.parts(root, "businessKnowledgeModel")),
        "decision_services": tuple(_service(source, part) for part in source.parts(root, "decisionService")),
        "knowledge_sources": tuple(_knowledge_source(source, part) for part in source.parts(root, "knowledgeSource")),
        "prefixes": tuple(source.prefixes.items()),
    }


def _name(element: XmlElement) -> str:
    return " ".join(element.get("name", "").split())


def _own(source: Source, element: XmlElement, parts: frozenset[str]) -> dict[str, Any]:
    """What every element with a name has; from here on problems belong to it."""
    name = _name(element)
    source.owner = (element.get("id", ""), name)
    source.known(element, parts)
    if not name:
        source.problem(element, Kind.STRUCTURE, f"this `{local_name(element)}` has no name")
    id_, line, label, description = source.common(element)
    return {"name": name, "id": id_, "line": line, "label": label, "description": description}


def _import(source: Source, root: XmlElement, element: XmlElement) -> Import:
    id_, line, label, description = source.common(element)
    address = element.get("namespace", "").strip()
    name = _name(element)
    if "name" not in element.attrib:  # DMN 1.1 has no names for imports: the XML prefix stands for it
        name = next((prefix or "" for prefix, uri in root.nsmap.items() if uri == address), "")
    kind = element.get("importType", "")
    return Import(
        name,
        address,
        kind,
        element.get("locationURI", ""),
        id=id_,
        line=line,
        label=label,
        description=description,
    )


def _item_definition(source: Source, element: XmlElement) -> ItemDefinition:
    owner = source.owner
    common = _own(source, element, _ITEM_PARTS)
    function = source.part(element, "functionItem")
    definition = ItemDefinition(
        **common,
        type_ref=source.type_ref(element),
        is_collection=element.get("isCollection", "").strip() in {"true", "1"},
        components=tuple(_item_definition(source, part) for part in source.parts(element, "itemComponent")),
        allowed_values=source.text(source.part(element, "allowedValues")),
        type_constraint=source.text(source.part(element, "typeConstraint")),
        function_item=_function_item(source, function) if function is not None else None,
    )
    source.owner = owner
    return definition


def _function_item(source: Source, element: XmlElement) -> FunctionItem:
    id_, line, label, description = source.common(element)
    parameters = tuple(source.information_item(part) for part in source.parts(element, "parameters"))
    output = element.get("outputTypeRef", "").strip()
    return FunctionItem(parameters, output, id=id_, line=line, label=label, description=description)


def _variable(source: Source, element: XmlElement) -> InformationItem:
    """The variable; one with the element's own name if the file gives none."""
    part = source.part(element, "variable")
    if part is None:
        return InformationItem(_name(element), line=line_of(element))
    variable = source.information_item(part)
    return variable if variable.name else InformationItem(_name(element), variable.type_ref, line=variable.line)


def _input_data(source: Source, element: XmlElement) -> InputData:
    common = _own(source, element, frozenset({"variable"}))
    return InputData(**common, variable=_variable(source, element))


def _required(source: Source, element: XmlElement, requirement: str, target: str) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for part in source.parts(element, requirement):
        if target != "requiredDecision":
            source.common(part)
        found.extend(source.reference(reference) for reference in source.parts(part, target))
    return tuple(found)


def _decision(source: Source, element: XmlElement) -> Decision:
    common = _own(source, element, _DECISION_PARTS)
    question, answers = source.part(element, "question"), source.part(element, "allowedAnswers")
    return Decision(
        **common,
        variable=_variable(source, element),
        expression=read_expression(source, element),
        required_inputs=_required(source, element, "informationRequirement", "requiredInput"),
        required_decisions=_required(source, element, "informationRequirement", "requiredDecision"),
        required_knowledge=_required(source, element, "knowledgeRequirement", "requiredKnowledge"),
        question=text_of(question).strip() if question is not None else "",
        allowed_answers=text_of(answers).strip() if answers is not None else "",
    )


def _bkm(source: Source, element: XmlElement) -> BusinessKnowledgeModel:
    common = _own(source, element, _BKM_PARTS)
    logic = source.part(element, "encapsulatedLogic")
    return BusinessKnowledgeModel(
        **common,
        variable=_variable(source, element),
        logic=read_function(source, logic) if logic is not None else None,
        required_knowledge=_required(source, element, "knowledgeRequirement", "requiredKnowledge"),
    )


def _service(source: Source, element: XmlElement) -> DecisionService:
    common = _own(source, element, _SERVICE_PARTS)

    def references(name: str) -> tuple[Reference, ...]:
        return tuple(source.reference(part) for part in source.parts(element, name))

    return DecisionService(
        **common,
        variable=_variable(source, element),
        output_decisions=references("outputDecision"),
        encapsulated_decisions=references("encapsulatedDecision"),
        input_decisions=references("inputDecision"),
        input_data=references("inputData"),
    )


def _knowledge_source(source: Source, element: XmlElement) -> KnowledgeSource:
    parts = frozenset({"authorityRequirement", "type", "owner"})
    return KnowledgeSource(**_own(source, element, parts), location=element.get("locationURI", ""))
