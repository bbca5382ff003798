"""What becomes of the rules that match: the table of hit policies (DMN 1.5, 8.2.8).

A policy receives the numbers of the rules that match, in order, and gives those that count; an aggregation makes
one value of the outputs of a COLLECT table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Any, Final

from engine.dmn.model import Aggregation, HitPolicy
from engine.feel import NoValue, Run
from engine.feel.builtins.statistics import maximum, minimum
from engine.feel.comparison import same
from engine.feel.numbers import add
from engine.feel.wording import describe

Outputs = tuple[Any, ...]
Row = tuple[int, Outputs]
Rank = Callable[[Outputs], tuple[int, ...]]


@dataclass(frozen=True)
class Policy:
    """One hit policy.

    choose: the rows that count, out of those that match (at least one); raises NoValue where the table has no result
    many: the result is a list
    first_only: only the first row needs to be looked at
    """

    choose: Callable[[Run, Sequence[Row], Rank], Sequence[Row]]
    many: bool = False
    first_only: bool = False


def _unique(_run: Run, rows: Sequence[Row], _rank: Rank) -> Sequence[Row]:
    if len(rows) > 1:
        raise NoValue(f"{_rules(rows)} match, but only one may (hit policy UNIQUE)")
    return rows


def _any(run: Run, rows: Sequence[Row], _rank: Rank) -> Sequence[Row]:
    first = rows[0][1]
    for index, outputs in rows[1:]:
        if not all(same(run, one, other) for one, other in zip(first, outputs, strict=True)):
            raise NoValue(f"rules {rows[0][0]} and {index} match with different outputs (hit policy ANY)")
    return rows[:1]


def _first(_run: Run, rows: Sequence[Row], _rank: Rank) -> Sequence[Row]:
    return rows[:1]


def _priority(_run: Run, rows: Sequence[Row], rank: Rank) -> Sequence[Row]:
    return [min(rows, key=lambda row: rank(row[1]))]


def _all(_run: Run, rows: Sequence[Row], _rank: Rank) -> Sequence[Row]:
    return rows


def _output_order(_run: Run, rows: Sequence[Row], rank: Rank) -> Sequence[Row]:
    return sorted(rows, key=lambda row: rank(row[1]))


POLICIES: Final[Mapping[HitPolicy, Policy]] = {
    HitPolicy.UNIQUE: Policy(_unique),
    HitPolicy.ANY: Policy(_any),
    HitPolicy.PRIORITY: Policy(_priority),
    HitPolicy.FIRST: Policy(_first, first_only=True),
    HitPolicy.COLLECT: Policy(_all, many=True),
    HitPolicy.RULE_ORDER: Policy(_all, many=True),
    HitPolicy.OUTPUT_ORDER: Policy(_output_order, many=True),
}


def _sum(_run: Run, values: list[Any]) -> Any:
    for value in values:
        if not isinstance(value, Decimal):
            raise NoValue(f"only numbers can be added up, not {describe(value)} (COLLECT with SUM)")
    return reduce(add, values)


def _count(_run: Run, values: list[Any]) -> Any:
    return Decimal(len(values))


AGGREGATIONS: Final[Mapping[Aggregation, Callable[[Run, list[Any]], Any]]] = {
    Aggregation.SUM: _sum,
    Aggregation.COUNT: _count,
    Aggregation.MIN: minimum,
    Aggregation.MAX: maximum,
}


def _rules(rows: Sequence[Row]) -> str:
    numbers = [str(index) for index, _ in rows]
    return f"rules {', '.join(numbers[:-1])} and {numbers[-1]}"
