"""The elements of the requirements graph, and the file they are in (DMN 1.5, 6.3)."""

from dataclasses import dataclass, field
from typing import TypeAlias

from engine.dmn.model.elements import Element, Import, InformationItem, ItemDefinition, Reference
from engine.dmn.model.expressions import Expression, FunctionDefinition


@dataclass(frozen=True)
class InputData(Element):
    """What is given from outside."""

    name: str
    variable: InformationItem


@dataclass(frozen=True)
class Decision(Element):
    """What is decided, from what and how."""

    name: str
    variable: InformationItem
    expression: Expression | None = None
    required_inputs: tuple[Reference, ...] = ()
    required_decisions: tuple[Reference, ...] = ()
    required_knowledge: tuple[Reference, ...] = ()
    question: str = ""
    allowed_answers: str = ""


@dataclass(frozen=True)
class BusinessKnowledgeModel(Element):
    """A function that decisions share."""

    name: str
    variable: InformationItem
    logic: FunctionDefinition | None = None
    required_knowledge: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class DecisionService(Element):
    """Decisions that can be called together: what goes in, what comes out, what stays inside."""

    name: str
    variable: InformationItem
    output_decisions: tuple[Reference, ...] = ()
    encapsulated_decisions: tuple[Reference, ...] = ()
    input_decisions: tuple[Reference, ...] = ()
    input_data: tuple[Reference, ...] = ()


DrgElement: TypeAlias = InputData | Decision | BusinessKnowledgeModel | DecisionService


@dataclass(frozen=True)
class KnowledgeSource(Element):
    """Where the knowledge comes from: a law, a guideline, a person."""

    name: str
    location: str = ""


@dataclass(frozen=True)
class Definitions(Element):
    """One DMN file."""

    name: str
    namespace: str
    dmn_version: str = ""
    expression_language: str = ""
    type_language: str = ""
    imports: tuple[Import, ...] = ()
    item_definitions: tuple[ItemDefinition, ...] = ()
    input_data: tuple[InputData, ...] = ()
    decisions: tuple[Decision, ...] = ()
    business_knowledge_models: tuple[BusinessKnowledgeModel, ...] = ()
    decision_services: tuple[DecisionService, ...] = ()
    knowledge_sources: tuple[KnowledgeSource, ...] = ()
    prefixes: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # XML prefix and the namespace it stands for

    @property
    def elements(self) -> tuple[DrgElement, ...]:
        """Inputs, decisions, business knowledge models and services: all that can be required."""
        return (*self.input_data, *self.decisions, *self.business_knowledge_models, *self.decision_services)
