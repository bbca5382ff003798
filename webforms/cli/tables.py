"""The decision tables of a model, each analysed with what the model says about its columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from engine.dmn import Model
from engine.dmn.analysis import TableAnalysis, analyse_table
from engine.dmn.evaluation.files import CompiledFile
from engine.dmn.model import BusinessKnowledgeModel, Decision, DecisionTable, InputClause
from engine.dmn.walking import walk
from engine.feel import Vocabulary
from engine.feel.types import ANY, Type

_SIDES: Final = (Decision, BusinessKnowledgeModel)


@dataclass(frozen=True)
class AnalysedTable:
    """A table, the name of the decision or business knowledge model that it belongs to, and what was found."""

    owner: str
    namespace: str
    table: DecisionTable
    analysis: TableAnalysis


def analysed_tables(model: Model) -> Iterator[AnalysedTable]:
    """Every table whose rows are complete."""
    for namespace, file in model.files.items():
        names = Vocabulary(file.site.members | file.site.everything)
        known = _types_by_name(file)
        for element in file.definitions.elements:
            if not isinstance(element, _SIDES):
                continue
            for table in walk(element):
                if not isinstance(table, DecisionTable) or not _is_whole(table):
                    continue
                types = [_type(file, clause, known) for clause in table.inputs]
                found = analyse_table(table, input_types=types, names=names, types=file.site.visible_types)
                yield AnalysedTable(element.name, namespace, table, found)


def _is_whole(table: DecisionTable) -> bool:
    width = len(table.inputs), len(table.outputs)
    return all((len(rule.inputs), len(rule.outputs)) == width for rule in table.rules)


def _types_by_name(file: CompiledFile) -> dict[str, Type]:
    types = {input_.element.variable.name: input_.type for input_ in file.inputs.values()}
    return types | {decision.element.variable.name: decision.type for decision in file.decisions.values()}


def _type(file: CompiledFile, clause: InputClause, known: Mapping[str, Type]) -> Type | None:
    """The type of the variable that the column shows, else the type that the column names."""
    text = clause.expression.text.strip() if clause.expression else ""
    type_ = known.get(text, ANY)
    if type_ is ANY and clause.type_ref:
        type_ = file.site.types.resolve(clause.type_ref)
    return None if type_ is ANY else type_
