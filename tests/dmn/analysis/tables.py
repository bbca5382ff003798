"""Decision tables for tests, written as rows."""

from engine.dmn.model import DecisionTable, HitPolicy, InputClause, LiteralExpression, OutputClause, Rule, Text
from engine.feel import Run, Scope, compile_unary_tests


def column(title, type_ref="", allowed=None):
    """An input column."""
    return InputClause(LiteralExpression(title, type_ref=type_ref), Text(allowed) if allowed else None)


def table(inputs, rows, policy=HitPolicy.UNIQUE, *, values=None, default=None):
    """A table with one output; each row is its input cells and then its output."""
    rules = tuple(
        Rule(index, tuple(Text(cell) for cell in row[:-1]), (LiteralExpression(row[-1]),))
        for index, row in enumerate(rows, start=1)
    )
    output = OutputClause(
        "result",
        values=Text(values) if values else None,
        default=LiteralExpression(default) if default else None,
    )
    return DecisionTable(tuple(inputs), (output,), rules, policy)


def matching(table_, values):
    """The rules, from 1, that match these values, by evaluating cell after cell."""
    return [rule.index for rule in table_.rules if all(map(_matches, rule.inputs, values))]


def _matches(cell, value):
    return compile_unary_tests(cell.text).matches(Scope({}, None, Run()), value) is True
