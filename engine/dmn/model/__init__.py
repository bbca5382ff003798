"""What a DMN file says, element by element, with the names of the standard (DMN 1.5, chapters 6 to 10).

Nothing here is evaluated: texts are texts, types are names, references are addresses. Every element keeps its id
(empty if the file gives none) and the line it stands on, so that a problem can be found where it is.
"""

from engine.dmn.model.elements import (
    Element,
    FunctionItem,
    Import,
    InformationItem,
    ItemDefinition,
    Reference,
    Text,
)
from engine.dmn.model.expressions import (
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
    Invocation,
    Relation,
    Some,
)
from engine.dmn.model.requirements import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    DrgElement,
    InputData,
    KnowledgeSource,
)
from engine.dmn.model.tables import (
    Aggregation,
    DecisionTable,
    ExpressionElement,
    HitPolicy,
    InputClause,
    LiteralExpression,
    OutputClause,
    Rule,
)

__all__ = [
    "Aggregation",
    "Binding",
    "BoxedContext",
    "BoxedList",
    "BusinessKnowledgeModel",
    "Conditional",
    "ContextEntry",
    "Decision",
    "DecisionService",
    "DecisionTable",
    "Definitions",
    "DrgElement",
    "Element",
    "Every",
    "Expression",
    "ExpressionElement",
    "Filter",
    "For",
    "FunctionDefinition",
    "FunctionItem",
    "FunctionKind",
    "HitPolicy",
    "Import",
    "InformationItem",
    "InputClause",
    "InputData",
    "Invocation",
    "ItemDefinition",
    "KnowledgeSource",
    "LiteralExpression",
    "OutputClause",
    "Reference",
    "Relation",
    "Rule",
    "Some",
    "Text",
]
