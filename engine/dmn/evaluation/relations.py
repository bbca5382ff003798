"""Relations: a list of contexts, written as a table (DMN 1.5, 10.2.1.7)."""

from typing import Any

from engine.dmn.evaluation.compilation import Site, fitted
from engine.dmn.model import Relation
from engine.feel.compiling.scope import Code, View


def compile_relation(expression: Relation, site: Site, compile_: Any) -> Code:
    """A context for each row."""
    columns = [(column.name, site.type(column.type_ref, column)) for column in expression.columns]
    rows = []
    for number, row in enumerate(expression.rows, start=1):
        cells = []
        for (name, type_), cell in zip(columns, row, strict=False):
            inner = site.at(f"row {number}, column `{name}`")
            cells.append((name, fitted(compile_(cell, inner), type_, f"`{name}` in row {number}")))
        rows.append(cells)

    def evaluate(scope: View) -> list[Any]:
        scope.run.spend(len(rows) * len(columns))
        return [{name: cell(scope) for name, cell in cells} for cells in rows]

    return evaluate
