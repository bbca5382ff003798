"""Output columns of a decision table: their cells, defaults and the order of their values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from engine.dmn.evaluation.compilation import Site, fitted, labelled
from engine.dmn.item_types import AllowedType, unrestricted
from engine.dmn.model import DecisionTable, HitPolicy, LiteralExpression, OutputClause
from engine.dmn.problems import Kind
from engine.feel import Run, Scope, UnaryTests, compile_unary_tests
from engine.feel.compiling.scope import Code, View
from engine.feel.types import ANY, ContextType, ListType, Type


@dataclass(frozen=True, slots=True)
class Output:
    """A column: its name, a cell per rule, the default, and its values in the order of priority."""

    name: str
    cells: list[Code]
    default: Code | None
    order: list[UnaryTests]

    def value(self, scope: View, rule: int) -> Any:
        """The value in a rule, counted from 1."""
        return self.cells[rule - 1](scope)

    def rank(self, run: Run, value: Any) -> int:
        """Where the value stands among the output values, from 0; values that are not listed come last."""
        run.spend(1 + (len(self.order) >> 3))
        with run.aside() as aside:
            scope = Scope({}, None, aside)
            places = (place for place, test in enumerate(self.order) if test.matches(scope, value) is True)
            return next(places, len(self.order))


def compile_outputs(table: DecisionTable, site: Site, compile_: Any) -> list[Output]:
    """All output columns."""
    outputs = [_output(table, index, clause, site, compile_) for index, clause in enumerate(table.outputs)]
    if len(outputs) > 1:
        _check_names(table, site)
    if table.hit_policy in (HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER) and not any(o.order for o in outputs):
        sentence = f"the hit policy {table.hit_policy} needs output values, whose order is the order of priority"
        site.problem(Kind.STRUCTURE, sentence, table.line)
    return outputs


def _check_names(table: DecisionTable, site: Site) -> None:
    names = [clause.name for clause in table.outputs]
    if not all(names):
        site.problem(Kind.STRUCTURE, "each of several output columns needs a name", table.line)
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        site.problem(Kind.STRUCTURE, f"two output columns are named `{name}`", table.line)


def _output(table: DecisionTable, index: int, clause: OutputClause, site: Site, compile_: Any) -> Output:
    title = clause.title or table.output_label or site.element_name
    type_ = site.type(clause.type_ref)
    cells = []
    for rule in table.rules:
        if index < len(rule.outputs):
            at = site.at(f"rule {rule.index}, output `{title}`")
            cells.append(_cell(rule.outputs[index], type_, title, at, compile_))
    default = clause.default
    if default is not None and default.text.strip():
        code = _cell(default, type_, title, site.at(f"default of output `{title}`"), compile_)
    else:
        code = None
    whole = site.expected if site.expected is not ANY else site.type(table.type_ref)
    types = (type_, _part(whole, clause, single=len(table.outputs) == 1))
    return Output(clause.name, cells, code, _order(clause, types, site.at(f"values of output `{title}`")))


def _part(whole: Type, clause: OutputClause, *, single: bool) -> Type:
    """What the type of the table's result says about one column."""
    item = _item(whole)
    if single:
        return item
    item = unrestricted(item)
    return dict(item.entries).get(clause.name, ANY) if isinstance(item, ContextType) else ANY


def _item(type_: Type) -> Type:
    """The type of the items of a list; any other type as it is."""
    base = unrestricted(type_)
    return base.item if isinstance(base, ListType) else type_


def _cell(expression: LiteralExpression, type_: Type, title: str, site: Site, compile_: Any) -> Code:
    if not expression.text.strip():
        return lambda _scope: None
    return labelled(fitted(compile_(expression, site), type_, f"the output `{title}`"), site.source)


def _order(clause: OutputClause, types: Iterable[Type], site: Site) -> list[UnaryTests]:
    """The output values one by one, as the column lists them, or else its type, or that of the table's result."""
    if clause.values is not None and clause.values.text.strip() not in ("", "-"):
        tests = site.tests(clause.values)
        return [] if isinstance(tests, str) else _one_by_one(tests)
    allowed = (item for item in map(_item, types) if isinstance(item, AllowedType))
    return next((_one_by_one(item.tests) for item in allowed), [])


def _one_by_one(tests: UnaryTests) -> list[UnaryTests]:
    if tests.tree.negated:
        return [tests]
    return [compile_unary_tests(tests.text[test.offset : test.end]) for test in tests.tree.tests]
