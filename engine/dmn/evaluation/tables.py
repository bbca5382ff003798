"""Decision tables (DMN 1.5, chapter 8): compiled once, evaluated column by column.

1. Each input is evaluated, fitted to its type and held against the values it may have.
2. Each column leaves alive the rules that its value matches; `-` matches everything.
3. The outputs of the rules that are left are evaluated; the hit policy chooses among them.
4. Where no rule matches, the default outputs are the result; else null, or an empty list for a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, Final

from engine.dmn.evaluation.columns import Cell, Column
from engine.dmn.evaluation.compilation import Site, broken, labelled
from engine.dmn.evaluation.outputs import Output, compile_outputs
from engine.dmn.evaluation.runs import MatchedRule, record
from engine.dmn.hit_policies import AGGREGATIONS, POLICIES, Policy, Row
from engine.dmn.item_types import shown
from engine.dmn.model import Aggregation, DecisionTable, InputClause, Rule
from engine.dmn.problems import Kind, Severity
from engine.feel import NoValue, Run
from engine.feel.compiling.scope import Code, View

_NO_CONDITION: Final = frozenset({"", "-"})


def compile_table(table: DecisionTable, site: Site, compile_: Any) -> Code:
    """The table's code; null, with a warning that names the first unusable cell, if one cannot be read."""
    before = len(site.file.problems)
    columns = [_column(table, index, clause, site, compile_) for index, clause in enumerate(table.inputs)]
    outputs = compile_outputs(table, site, compile_)
    wide = all(len(rule.inputs) == len(columns) and len(rule.outputs) == len(outputs) for rule in table.rules)
    errors = [problem for problem in site.file.problems[before:] if problem.severity is Severity.ERROR]
    if errors:
        problem = errors[0]
        place = f"{problem.cell}: " if problem.cell else ""
        return broken(f"this decision table cannot be used ({place}{problem.sentence})")
    if not wide or not outputs:
        return broken("this decision table cannot be used: a rule has too few or too many cells")
    columns.sort(key=lambda column: (not column.restricted, column.slow))
    matched = [_matched_rule(table, rule, site) for rule in table.rules]
    return labelled(_CompiledTable(table, columns, outputs, POLICIES[table.hit_policy], matched).evaluate, site.source)


def _column(table: DecisionTable, index: int, clause: InputClause, site: Site, compile_: Any) -> Column:
    place = f"input `{clause.title}`"
    inner = site.at(place)
    if clause.expression is None:
        site.problem(Kind.STRUCTURE, f"the {place} has no expression", clause.line)
    code = labelled(compile_(clause.expression, inner), inner.source)
    open_rules, cells = 0, []
    for rule in table.rules:
        bit = 1 << (rule.index - 1)
        text = rule.inputs[index] if index < len(rule.inputs) else None
        if text is None or text.text.strip() in _NO_CONDITION:
            open_rules |= bit
            continue
        at = site.at(f"rule {rule.index}, {place}")
        tests = at.seeing(["?"]).tests(text)
        if isinstance(tests, str):
            continue
        if tests.tree.tests:
            cells.append(Cell(bit, tests, at.source))
        else:
            open_rules |= bit
    checked = _checked(code, clause, place, inner)
    return Column.of(checked, open_rules, cells, restricted=checked is not code)


class _NotAllowed(Exception):
    """An input has a value that the table does not allow for it."""


def _checked(code: Code, clause: InputClause, place: str, site: Site) -> Code:
    """The input's code, with the values it may have."""
    if clause.values is None or clause.values.text.strip() in _NO_CONDITION:
        return code
    allowed = site.at("allowed values").tests(clause.values)
    if isinstance(allowed, str):
        return code
    text = " ".join(clause.values.text.split())

    def evaluate(scope: View) -> Any:
        value = code(scope)
        if value is not None and not _all_allowed(allowed.matches(scope, value), allowed, scope, value):
            raise _NotAllowed(f"the {place} must be one of {text}, not {shown(value)}")
        return value

    return evaluate


def _all_allowed(passed: bool | None, allowed: Any, scope: View, value: Any) -> bool:
    """A value passes, and so does a list all of whose items do."""
    if passed is True:
        return True
    return isinstance(value, list) and all(allowed.matches(scope, item) is True for item in value)


def _matched_rule(table: DecisionTable, rule: Rule, site: Site) -> MatchedRule:
    names = [name or f"annotation {number}" for number, name in enumerate(table.annotations, start=1)]
    names.extend(f"annotation {number}" for number in range(len(names) + 1, len(rule.annotations) + 1))
    annotations = dict(zip(names, rule.annotations, strict=False))
    return MatchedRule(site.element_id, site.element_name, table.id, rule.index, rule.id, annotations, rule.description)


@dataclass(frozen=True, slots=True)
class _CompiledTable:
    table: DecisionTable
    columns: list[Column]
    outputs: list[Output]
    policy: Policy
    matched: list[MatchedRule]

    def evaluate(self, scope: View) -> Any:
        """The result of the table."""
        try:
            alive = self._alive(scope)
            if not alive:
                return self._default(scope)
            rows = self._rows(scope, alive)
            chosen = self.policy.choose(scope.run, rows, partial(self._rank, scope.run))
            for index, _ in chosen:
                record(scope.run, self.matched[index - 1])
            return self._result(scope.run, chosen)
        except (NoValue, _NotAllowed) as reason:
            scope.run.warn(str(reason))
            return None

    def _alive(self, scope: View) -> int:
        scope.run.spend(len(self.columns) + (len(self.matched) >> 4))
        alive = (1 << len(self.matched)) - 1
        for column in self.columns:
            if not alive and not column.restricted:
                break
            alive = column.matching(scope, column.code(scope), alive)
        return alive

    def _rows(self, scope: View, alive: int) -> list[Row]:
        rows: list[Row] = []
        while alive:
            lowest = alive & -alive
            index = lowest.bit_length()
            rows.append((index, tuple(output.value(scope, index) for output in self.outputs)))
            if self.policy.first_only:
                break
            alive ^= lowest
        return rows

    def _rank(self, run: Run, outputs: tuple[Any, ...]) -> tuple[int, ...]:
        return tuple(output.rank(run, value) for output, value in zip(self.outputs, outputs, strict=True))

    def _result(self, run: Run, chosen: Sequence[Row]) -> Any:
        if not self.policy.many:
            return self._shaped(chosen[0][1])
        if self.table.aggregation is None:
            return [self._shaped(values) for _, values in chosen]
        aggregate = AGGREGATIONS[self.table.aggregation]
        columns = zip(*(outputs for _, outputs in chosen), strict=True)
        return self._shaped([aggregate(run, list(values)) for values in columns])

    def _shaped(self, values: Sequence[Any]) -> Any:
        if len(values) == 1:
            return values[0]
        return {output.name: value for output, value in zip(self.outputs, values, strict=True)}

    def _default(self, scope: View) -> Any:
        if any(output.default is not None for output in self.outputs):
            value = self._shaped([output.default(scope) if output.default else None for output in self.outputs])
            many = self.policy.many and self.table.aggregation is None
            return [value] if many and not isinstance(value, list) else value
        if self.table.aggregation is Aggregation.COUNT:
            return Decimal(0)
        return [] if self.policy.many and self.table.aggregation is None else None
