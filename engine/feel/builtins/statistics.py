"""Functions that sum up a list of values (DMN 1.5, 10.3.4.4)."""

from collections import Counter
from decimal import Decimal
from typing import Any, Final

from engine.feel import comparison, numbers
from engine.feel.builtins.parameters import items
from engine.feel.errors import NoValue
from engine.feel.functions import Function, Signature
from engine.feel.run import Run
from engine.feel.types import NUMBER, ListType
from engine.feel.wording import describe


def count(list_: list[Any]) -> Decimal:
    """The number of items."""
    return Decimal(len(list_))


def minimum(run: Run, list_: list[Any]) -> Any:
    """The first item that none comes before; all are of one ordered kind."""
    least = _first(run, list_)
    for item in list_:
        if comparison.less(item, least):
            least = item
    return least


def maximum(run: Run, list_: list[Any]) -> Any:
    """The first item that comes before none; all are of one ordered kind."""
    greatest = _first(run, list_)
    for item in list_:
        if comparison.less(greatest, item):
            greatest = item
    return greatest


def _first(run: Run, list_: list[Any]) -> Any:
    if not list_:
        raise NoValue("an empty list has neither a least nor a greatest item")
    if isinstance(list_[0], str):
        run.spend(sum(len(item) >> 6 for item in list_ if isinstance(item, str)))
    return list_[0]


def total(list_: list[Any]) -> Decimal:
    """The sum of the numbers."""
    return _sum(_numbers(list_))


def product(list_: list[Any]) -> Decimal:
    """The product of the numbers."""
    result = Decimal(1)
    for value in _numbers(list_):
        result = numbers.multiply(result, value)
    return result


def mean(list_: list[Any]) -> Decimal:
    """The sum of the numbers divided by how many they are."""
    values = _numbers(list_)
    return numbers.divide(_sum(values), Decimal(len(values)))


def median(list_: list[Any]) -> Decimal:
    """The number in the middle; of an even count, the mean of the two there.

    >>> median([Decimal(6), Decimal(1), Decimal(2), Decimal(3)])
    Decimal('2.5')
    """
    values = sorted(_numbers(list_))
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    return numbers.divide(numbers.add(values[middle - 1], values[middle]), Decimal(2))


def standard_deviation(list_: list[Any]) -> Decimal:
    """The (sample) standard deviation; it needs two numbers at least.

    >>> standard_deviation([Decimal(1), Decimal(3), Decimal(5)])
    Decimal('2')
    """
    values = _numbers(list_)
    if len(values) == 1:
        raise NoValue("one number has no standard deviation")
    average = numbers.divide(_sum(values), Decimal(len(values)))
    deviations = [numbers.subtract(value, average) for value in values]
    variance = numbers.divide(
        _sum([numbers.multiply(deviation, deviation) for deviation in deviations]), Decimal(len(values) - 1)
    )
    return numbers.CONTEXT.sqrt(variance)


def mode(list_: list[Any]) -> list[Decimal]:
    """The numbers that occur most often, in order; none of an empty list.

    >>> mode([Decimal(3), Decimal(1), Decimal(3), Decimal(1), Decimal(2)])
    [Decimal('1'), Decimal('3')]
    """
    if not list_:
        return []
    occurrences = Counter(_numbers(list_))
    most = max(occurrences.values())
    return sorted(value for value, times in occurrences.items() if times == most)


def _sum(values: list[Decimal]) -> Decimal:
    result = Decimal(0)
    for value in values:
        result = numbers.add(result, value)
    return result


def _numbers(list_: list[Any]) -> list[Decimal]:
    """The list itself, if it is one of numbers."""
    if not list_:
        raise NoValue("the list has no numbers")
    for item in list_:
        if not isinstance(item, Decimal):
            raise NoValue(f"all items must be numbers, but one is {describe(item)}")
    return list_


_LIST: Final = (items(),)

FUNCTIONS: Final = (
    Function("count", (Signature(_LIST, count, variadic=True),), NUMBER),
    Function("min", (Signature(_LIST, minimum, needs_run=True, variadic=True),)),
    Function("max", (Signature(_LIST, maximum, needs_run=True, variadic=True),)),
    Function("sum", (Signature(_LIST, total, variadic=True),), NUMBER),
    Function("mean", (Signature(_LIST, mean, variadic=True),), NUMBER),
    Function("median", (Signature(_LIST, median, variadic=True),), NUMBER),
    Function("stddev", (Signature(_LIST, standard_deviation, variadic=True),), NUMBER),
    Function("mode", (Signature(_LIST, mode, variadic=True),), ListType(NUMBER)),
    Function("product", (Signature(_LIST, product, variadic=True),), NUMBER),
)
