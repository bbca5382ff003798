"""What a DMN file says, element by element, with the names of the standard (DMN 1.5, chapters 6 to 10).

Nothing here is evaluated: texts are texts, types are names, references are addresses. Every element keeps its id
(empty if the file gives none) and the line it stands on, so that a problem can be found where it is.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, kw_only=True)
class Element:
    """Anything in a file: its id, its line (from 1), its label and its description."""

    id: str = ""
    line: int = 0
    label: str = ""
    description: str = ""


@dataclass(frozen=True)
class Reference:
    """The address of another element: the namespace of its definitions (empty for one's own) and its id."""

    id: str
    namespace: str = ""
    line: int = 0


@dataclass(frozen=True)
class Text(Element):
    """A FEEL text: an expression, a cell, or the tests that values must pass."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class InformationItem(Element):
    """A variable, a parameter or a column: a name and the type of its values."""

    name: str
    type_ref: str = ""


@dataclass(frozen=True)
class FunctionItem(Element):
    """The type of functions: what they take and what they give."""

    parameters: tuple[InformationItem, ...] = ()
    output_type_ref: str = ""


@dataclass(frozen=True)
class ItemDefinition(Element):
    """A type with a name; `allowed_values` restrict an item, `type_constraint` the whole value."""

    name: str
    type_ref: str = ""
    is_collection: bool = False
    components: tuple["ItemDefinition", ...] = ()
    allowed_values: Text | None = None
    type_constraint: Text | None = None
    function_item: FunctionItem | None = None


@dataclass(frozen=True)
class Import(Element):
    """Another file, known here by `name`; with no name its elements are seen as they are."""

    name: str
    namespace: str
    import_type: str = ""
    location: str = ""


# --- expressions ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ExpressionElement(Element):
    """What all boxed expressions have: the type of their result."""

    type_ref: str = ""


@dataclass(frozen=True)
class LiteralExpression(ExpressionElement):
    """A text in FEEL; `imported` if the text is to come from another document, which is never read."""

    text: str
    language: str = ""
    imported: bool = False


class HitPolicy(StrEnum):
    """Which of the rules that match count (DMN 1.5, 8.2.8)."""

    UNIQUE = "UNIQUE"
    ANY = "ANY"
    PRIORITY = "PRIORITY"
    FIRST = "FIRST"
    COLLECT = "COLLECT"
    RULE_ORDER = "RULE ORDER"
    OUTPUT_ORDER = "OUTPUT ORDER"


class Aggregation(StrEnum):
    """What COLLECT makes of the outputs, if not a list of them."""

    SUM = "SUM"
    COUNT = "COUNT"
    MIN = "MIN"
    MAX = "MAX"


@dataclass(frozen=True)
class InputClause(Element):
    """A column to the left: an expression and, optionally, the values it may have."""

    expression: LiteralExpression | None
    values: Text | None = None

    @property
    def type_ref(self) -> str:
        """The type of the input expression."""
        return self.expression.type_ref if self.expression else ""

    @property
    def title(self) -> str:
        """What a reader calls the column: its label, else its expression."""
        return self.label or (self.expression.text.strip() if self.expression else "")


@dataclass(frozen=True)
class OutputClause(Element):
    """A column to the right; the order of `values` is the order of priority."""

    name: str = ""
    type_ref: str = ""
    values: Text | None = None
    default: LiteralExpression | None = None

    @property
    def title(self) -> str:
        """What a reader calls the column: its label, else its name."""
        return self.label or self.name


@dataclass(frozen=True)
class Rule(Element):
    """A row, counted from 1: a cell for each input, each output and each annotation column."""

    index: int
    inputs: tuple[Text, ...]
    outputs: tuple[LiteralExpression, ...]
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True)
class DecisionTable(ExpressionElement):
    """Rules, and which of those that match count."""

    inputs: tuple[InputClause, ...]
    outputs: tuple[OutputClause, ...]
    rules: tuple[Rule, ...]
    hit_policy: HitPolicy = HitPolicy.UNIQUE
    aggregation: Aggregation | None = None
    annotations: tuple[str, ...] = ()
    orientation: str = "Rule-as-Row"
    output_label: str = ""


@dataclass(frozen=True)
class ContextEntry(Element):
    """A name with its expression; without a name it is the result of the context."""

    variable: InformationItem | None
    expression: "Expression | None"


@dataclass(frozen=True)
class BoxedContext(ExpressionElement):
    """Entries from top to bottom; a later one sees the earlier ones."""

    entries: tuple[ContextEntry, ...]


@dataclass(frozen=True)
class BoxedList(ExpressionElement):
    """A list of expressions."""

    items: tuple["Expression | None", ...]


@dataclass(frozen=True)
class Relation(ExpressionElement):
    """A list of contexts, written as a table."""

    columns: tuple[InformationItem, ...]
    rows: tuple[tuple["Expression | None", ...], ...]


class FunctionKind(StrEnum):
    """The language of a function's body; only FEEL is ever run."""

    FEEL = "FEEL"
    JAVA = "Java"
    PMML = "PMML"


@dataclass(frozen=True)
class FunctionDefinition(ExpressionElement):
    """A function with named parameters."""

    parameters: tuple[InformationItem, ...]
    body: "Expression | None"
    kind: FunctionKind = FunctionKind.FEEL


@dataclass(frozen=True)
class Binding(Element):
    """A parameter's name with the expression for its value."""

    parameter: InformationItem
    expression: "Expression | None"


@dataclass(frozen=True)
class Invocation(ExpressionElement):
    """A function called with named arguments."""

    function: "Expression | None"
    bindings: tuple[Binding, ...]


@dataclass(frozen=True)
class Conditional(ExpressionElement):
    """If, then, else."""

    condition: "Expression | None"
    consequent: "Expression | None"
    alternative: "Expression | None"


@dataclass(frozen=True)
class Filter(ExpressionElement):
    """The items of a list that match."""

    source: "Expression | None"
    match: "Expression | None"


@dataclass(frozen=True)
class For(ExpressionElement):
    """An expression for each item of a list."""

    variable: str
    source: "Expression | None"
    body: "Expression | None"


@dataclass(frozen=True)
class Some(ExpressionElement):
    """Whether a condition holds for an item of a list."""

    variable: str
    source: "Expression | None"
    condition: "Expression | None"


@dataclass(frozen=True)
class Every(ExpressionElement):
    """Whether a condition holds for every item of a list."""

    variable: str
    source: "Expression | None"
    condition: "Expression | None"


Expression: TypeAlias = (
    LiteralExpression
    | DecisionTable
    | BoxedContext
    | BoxedList
    | Relation
    | FunctionDefinition
    | Invocation
    | Conditional
    | Filter
    | For
    | Some
    | Every
)


# --- the requirements graph ---------------------------------------------------------------------------------------


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
