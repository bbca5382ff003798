"""`if`, `for`, `some` and `every`."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from engine.feel import numbers, syntax, temporal
from engine.feel.compiling.scope import Code, Scope, View
from engine.feel.compiling.unit import Unit
from engine.feel.errors import NoValue
from engine.feel.ranges import Range
from engine.feel.temporal.dates import from_ordinal
from engine.feel.wording import describe


def if_(node: syntax.If, unit: Unit) -> Code:
    """`if`: the alternative is taken unless the condition is true."""
    condition, consequent, alternative = (unit.code(child) for child in node.children())

    def evaluate(scope: View) -> Any:
        truth = condition(scope)
        if truth is True:
            return consequent(scope)
        if truth is not False and truth is not None:
            unit.null(scope, node.condition, f"`if` asks for true or false, not for {describe(truth)}")
        return alternative(scope)

    return evaluate


def for_(node: syntax.For, unit: Unit) -> Code:
    """`for`: a list of the body's values; `partial` holds those found so far (DMN 1.5, 10.3.2.14)."""
    domains = [_domain(iteration, unit) for iteration in node.iterations]
    names = [iteration.name for iteration in node.iterations]
    body, cost = unit.code(node.body), node.body.size + len(names) // 4
    looks_back = any(isinstance(part, syntax.Name) and part.name == "partial" for part in node.body.walk())

    def evaluate(scope: View) -> list[Any] | None:
        results: list[Any] = []
        run = scope.run
        outlook = Scope({"partial": results}, scope, run) if looks_back else None
        try:
            for inner in _combinations(names, domains, outlook or scope):
                if outlook is not None:
                    run.spend(len(results) >> 3)
                    outlook.names = {"partial": results.copy()}
                run.spend(cost)
                results.append(body(inner))
                run.check_items(len(results))
        except NoValue as reason:
            unit.null(scope, node, reason)
            return None
        return results

    return evaluate


def quantified(node: syntax.Quantified, unit: Unit) -> Code:
    """`some` and `every`: `or` and `and` over all combinations, in three-valued logic."""
    domains = [_domain(iteration, unit) for iteration in node.iterations]
    names = [iteration.name for iteration in node.iterations]
    condition, cost = unit.code(node.condition), node.condition.size + len(names) // 4
    decisive: bool = node.quantifier == "some"

    def evaluate(scope: View) -> bool | None:
        result: bool | None = not decisive
        try:
            for inner in _combinations(names, domains, scope):
                scope.run.spend(cost)
                truth: bool | None = condition(inner)
                if truth is decisive:
                    return truth
                if truth is not True and truth is not False:
                    result = None
        except NoValue as reason:
            unit.null(scope, node, reason)
            return None
        return result

    return evaluate


Domain = tuple[Code, Code | None]


def _domain(iteration: syntax.Iteration, unit: Unit) -> Domain:
    return unit.code(iteration.domain), None if iteration.last is None else unit.code(iteration.last)


def _combinations(names: list[str], domains: list[Domain], scope: View) -> Iterator[View]:
    """A scope for each combination of items; a later domain sees the items of the earlier ones."""
    (domain, last), name = domains[0], names[0]
    items = iterated(domain(scope)) if last is None else counted(domain(scope), last(scope))
    for item in items:
        scope.run.spend(2)
        inner = Scope({name: item}, scope, scope.run)
        if len(names) == 1:
            yield inner
        else:
            yield from _combinations(names[1:], domains[1:], inner)


def iterated(value: Any) -> Iterable[Any]:
    """The items of a list, the members of a range, or a single value; raises NoValue."""
    if isinstance(value, list):
        return value
    if value is None:
        raise NoValue("there is no list to go through: it is null")
    if isinstance(value, Range):
        return _members(value)
    return [value]


def _members(range_: Range) -> Iterable[Any]:
    if range_.low is None or range_.high is None or range_.operator not in ("", "="):
        raise NoValue("a range without both ends cannot be gone through")
    excluded = [
        end
        for end, included in ((range_.low, range_.low_included), (range_.high, range_.high_included))
        if not included
    ]
    return (member for member in counted(range_.low, range_.high) if member not in excluded)


def counted(first: Any, last: Any) -> Iterator[Any]:
    """Whole numbers or dates from `first` to `last`, upwards or downwards; raises NoValue for anything else."""
    if isinstance(first, Decimal) and isinstance(last, Decimal):
        if not (numbers.is_integer(first) and numbers.is_integer(last)):
            raise NoValue("counting needs whole numbers")
        start, stop = numbers.integer(first, 10**18), numbers.integer(last, 10**18)
        return (Decimal(number) for number in _stepwise(start, stop))
    if isinstance(first, temporal.Date) and isinstance(last, temporal.Date):
        days = _stepwise(first.to_ordinal(), last.to_ordinal())
        return (from_ordinal(day) for day in days)
    raise NoValue(f"{describe(first)} and {describe(last)} are no ends to count between")


def _stepwise(start: int, stop: int) -> range:
    return range(start, stop + 1) if start <= stop else range(start, stop - 1, -1)
