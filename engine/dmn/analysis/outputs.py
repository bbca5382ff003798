"""The outputs of rules, as far as they can be compared without evaluating anything."""

from collections.abc import Sequence
from functools import cache

from engine.dmn.model import DecisionTable
from engine.feel import syntax
from engine.feel.analysis import folded
from engine.feel.compiling.folding import is_foldable
from engine.feel.errors import FeelError
from engine.feel.expression import known
from engine.feel.names import Vocabulary
from engine.feel.parsing import parse_expression, parse_unary_tests

Outputs = tuple[syntax.Node | str, ...]
Rank = tuple[int, ...]


def outputs_of(table: DecisionTable, names: Vocabulary) -> list[Outputs]:
    """For each rule what its output cells say: equal if they are written alike but for blanks and brackets."""
    vocabulary = known(names)

    @cache
    def read(text: str) -> syntax.Node | str:
        try:
            return folded(parse_expression(text, vocabulary))
        except FeelError:
            return text

    return [tuple(read(cell.text.strip()) for cell in rule.outputs) for rule in table.rules]


def ranks(outputs: Sequence[Outputs], orders: Sequence[str | None], names: Vocabulary) -> list[Rank | None]:
    """For each rule the priority of its outputs, the highest being the lowest numbers; None if it is not constant.

    orders: for each output the values it may have, from the highest priority to the lowest
    """
    lists = [_values(text, names) for text in orders]
    return [_rank(row, lists) for row in outputs]


def _values(text: str | None, names: Vocabulary) -> tuple[syntax.Node, ...] | None:
    """The values in their order; none if there is no order, None if they are more than constants."""
    if text is None or text.strip() in ("", "-"):
        return ()
    try:
        tests = parse_unary_tests(text, known(names))
    except FeelError:
        return None
    return None if tests.negated or not all(map(is_foldable, tests.tests)) else tuple(map(folded, tests.tests))


def _rank(row: Outputs, lists: Sequence[tuple[syntax.Node, ...] | None]) -> Rank | None:
    rank = []
    for cell, values in zip(row, lists, strict=False):
        if values is None or (values and (isinstance(cell, str) or not is_foldable(cell))):
            return None
        rank.append(values.index(cell) if cell in values else len(values))
    return tuple(rank)
