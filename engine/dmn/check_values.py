"""Cells of decision tables with values that their column can never have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from engine.dmn.deployment import Model
from engine.dmn.evaluation.files import CompiledFile
from engine.dmn.item_types import AllowedType, shown, unrestricted
from engine.dmn.model import (
    Decision,
    DecisionTable,
    DrgElement,
    InputClause,
    InputData,
    LiteralExpression,
    OutputClause,
    Text,
)
from engine.dmn.problems import Kind, Problem
from engine.dmn.walking import walk
from engine.feel import (
    Budget,
    BudgetSpent,
    FeelSyntaxError,
    Run,
    Scope,
    UnaryTests,
    Vocabulary,
    compile_unary_tests,
    syntax,
)
from engine.feel.types import ANY, BOOLEAN, NUMBER, STRING, BasicType, Type

_QUICK: Final = Budget(steps=2_000)
_KINDS: Final = (STRING, NUMBER, BOOLEAN)
_LITERALS: Final = (syntax.StringLiteral, syntax.NumberLiteral, syntax.BooleanLiteral)


@dataclass(frozen=True)
class _Column:
    """What a column may hold: its type, the tests its values pass, and how these are written."""

    type: Type
    tests: UnaryTests | None
    text: str

    def refusal(self, value: Any) -> tuple[Kind, str] | None:
        """Why the column can never have this value."""
        if self.type in _KINDS and not self.type.admits(value):
            return Kind.TYPE, f"{shown(value)} can never match: the column holds {_plural(self.type)}"
        if self.tests is not None and self._refuses(self.tests, value):
            return Kind.VALUE, f"{shown(value)} is not among the allowed values ({self.text})"
        return None

    @staticmethod
    def _refuses(tests: UnaryTests, value: Any) -> bool:
        try:
            return tests.matches(Scope({}, None, Run.with_(_QUICK)), value) is not True
        except BudgetSpent:
            return False  # it takes too long to tell


def impossible_values(model: Model) -> Iterator[Problem]:
    """A problem for each literal in a cell that is of the wrong kind or not among the allowed values."""
    for file in model.files.values():
        elements: tuple[DrgElement, ...] = file.definitions.elements
        for element in elements:
            for part in walk(element):
                if isinstance(part, DecisionTable):
                    yield from _in_table(file, element, part)


def _in_table(file: CompiledFile, element: DrgElement, table: DecisionTable) -> Iterator[Problem]:
    inputs = [(clause.title, _input_column(file, element, clause)) for clause in table.inputs]
    outputs = [(clause.title, _output_column(file, element, table, clause)) for clause in table.outputs]
    for rule in table.rules:
        for (title, column), cell in zip(inputs, rule.inputs, strict=False):
            place = f"rule {rule.index}, input `{title}`"
            yield from _in_cell(file, element, column, cell.text, cell.line, place)
        for (title, column), output in zip(outputs, rule.outputs, strict=False):
            place = f"rule {rule.index}, output `{title or element.name}`"
            yield from _in_cell(file, element, column, output.text, output.line, place, only=True)


def _in_cell(
    file: CompiledFile, element: DrgElement, column: _Column, text: str, line: int, place: str, *, only: bool = False
) -> Iterator[Problem]:
    tests = _tests(text, file)
    if tests is None or (only and len(tests.tree.tests) != 1):
        return
    for test in tests.tree.tests:
        if not isinstance(test, _LITERALS):
            continue
        refusal = column.refusal(test.value)
        if refusal is not None:
            kind, sentence = refusal
            yield Problem(
                element.id,
                element.name,
                kind,
                sentence,
                place,
                line=line,
                namespace=file.definitions.namespace,
            )


def _input_column(file: CompiledFile, element: DrgElement, clause: InputClause) -> _Column:
    type_ = file.site.types.resolve(clause.type_ref)
    given = _type_of_name(file, element, clause.expression)
    return _column(file, type_ if type_ is not ANY else given, clause.values, given)


def _type_of_name(file: CompiledFile, element: DrgElement, expression: LiteralExpression | None) -> Type:
    """The type of an input expression that is just the name of an input or a decision of this file."""
    if expression is None or not isinstance(element, Decision):
        return ANY
    wanted = " ".join(expression.text.split())
    for other in file.definitions.elements:
        if isinstance(other, InputData | Decision) and other.variable.name == wanted:
            return file.site.types.resolve(other.variable.type_ref, other.variable)
    return ANY


def _output_column(file: CompiledFile, element: DrgElement, table: DecisionTable, clause: OutputClause) -> _Column:
    type_ = file.site.types.resolve(clause.type_ref)
    given = ANY
    if len(table.outputs) == 1 and isinstance(element, Decision) and element.expression is table:
        given = file.site.types.resolve(element.variable.type_ref, element.variable)
    return _column(file, type_ if type_ is not ANY else given, clause.values, given)


def _column(file: CompiledFile, type_: Type, values: Text | None, given: Type) -> _Column:
    if values is not None and values.text.strip() not in ("", "-"):
        return _Column(unrestricted(type_), _tests(values.text, file), " ".join(values.text.split()))
    for restricted in (type_, given):
        if isinstance(restricted, AllowedType) and isinstance(restricted.base, BasicType):
            return _Column(unrestricted(type_), restricted.tests, " ".join(restricted.text.split()))
    return _Column(unrestricted(type_), None, "")


def _tests(text: str, file: CompiledFile) -> UnaryTests | None:
    if text.strip() in ("", "-"):
        return None
    try:
        return compile_unary_tests(text, Vocabulary(file.site.everything | file.site.members), file.site.visible_types)
    except FeelSyntaxError:
        return None


def _plural(type_: Type) -> str:
    return {STRING: "texts", NUMBER: "numbers", BOOLEAN: "true and false"}[type_]
