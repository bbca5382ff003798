"""Output columns of a decision table: their cells, defaults and the order of their values."""

from dataclasses import dataclass
from typing import Any

from engine.dmn.evaluation.compilation import View, fitted, labelled
from engine.dmn.item_types import AllowedType
from engine.dmn.model import DecisionTable, HitPolicy, LiteralExpression, OutputClause
from engine.dmn.problems import Kind
from engine.feel import Run, Scope, UnaryTests, compile_unary_tests
from engine.feel.compiling.scope import Code
from engine.feel.types import Type


@dataclass(frozen=True, slots=True)
class Output:
    """A column: its name, a cell per rule, the default, and its values in the order of priority."""

    name: str
    cells: list[Code]
    default: Code | None
    order: list[UnaryTests]

    def value(self, scope: Scope, rule: int) -> Any:
        """The value in a rule, counted from 1."""
        return self.cells[rule - 1](scope)

    def rank(self, value: Any) -> int:
        """Where the value stands among the output values, from 0; values that are not listed come last."""
        scope = Scope({}, None, Run())
        return next((place for place, test in enumerate(self.order) if test.matches(scope, value) is True), len(self.order))


def compile_outputs(table: DecisionTable, view: View, compile_: Any) -> list[Output]:
    """All output columns."""
    outputs = [_output(table, index, clause, view, compile_) for index, clause in enumerate(table.outputs)]
    if len(outputs) > 1:
        _check_names(table, view)
    if table.hit_policy in (HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER) and not any(o.order for o in outputs):
        sentence = f"the hit policy {table.hit_policy} needs output values, whose order is the order of priority"
        view.problem(Kind.STRUCTURE, sentence, table.line)
    return outputs


def _check_names(table: DecisionTable, view: View) -> None:
    names = [clause.name for clause in table.outputs]
    if not all(names):
        view.problem(Kind.STRUCTURE, "each of several output columns needs a name", table.line)
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        view.problem(Kind.STRUCTURE, f"two output columns are named `{name}`", table.line)


def _output(table: DecisionTable, index: int, clause: OutputClause, view: View, compile_: Any) -> Output:
    title = clause.title or table.output_label or view.element_name
    type_ = view.type(clause.type_ref)
    cells = []
    for rule in table.rules:
        if index < len(rule.outputs):
            at = view.at(f"rule {rule.index}, output `{title}`")
            cells.append(_cell(rule.outputs[index], type_, title, at, compile_))
    default = clause.default
    if default is not None and default.text.strip():
        code = _cell(default, type_, title, view.at(f"default of output `{title}`"), compile_)
    else:
        code = None
    return Output(clause.name, cells, code, _order(clause, type_, view.at(f"values of output `{title}`")))


def _cell(expression: LiteralExpression, type_: Type, title: str, view: View, compile_: Any) -> Code:
    if not expression.text.strip():
        return lambda scope: None
    return labelled(fitted(compile_(expression, view), type_, f"the output `{title}`"), view.source)


def _order(clause: OutputClause, type_: Type, view: View) -> list[UnaryTests]:
    """The output values one by one, as the column lists them, or else its type."""
    if clause.values is not None and clause.values.text.strip() not in ("", "-"):
        tests = view.tests(clause.values)
        return [] if isinstance(tests, str) else _one_by_one(tests)
    if isinstance(type_, AllowedType):
        return _one_by_one(type_.tests)
    return []


def _one_by_one(tests: UnaryTests) -> list[UnaryTests]:
    if tests.tree.negated:
        return [tests]
    return [compile_unary_tests(tests.text[test.offset : test.end]) for test in tests.tree.tests]
