"""The parameters that several built-in functions share, under the names of the standard (DMN 1.5, 10.3.4)."""

from typing import Final

from engine.feel.functions import Parameter
from engine.feel.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS_TIME_DURATION,
    FUNCTION,
    LIST,
    NUMBER,
    STRING,
    TIME,
    YEARS_MONTHS_DURATION,
    RangeType,
    Type,
    one_of,
)

DAY: Final = one_of(DATE, DATE_TIME)
DURATION: Final = one_of(DAYS_TIME_DURATION, YEARS_MONTHS_DURATION)
POINT: Final = one_of(NUMBER, STRING, DATE, TIME, DATE_TIME, DAYS_TIME_DURATION, YEARS_MONTHS_DURATION)
RANGE: Final = RangeType(ANY)


def anything(name: str) -> Parameter:
    """A parameter for a value of any kind, null too."""
    return Parameter(name, ANY, nullable=True)


def boolean(name: str) -> Parameter:
    """A parameter for a boolean."""
    return Parameter(name, BOOLEAN)


def context(name: str) -> Parameter:
    """A parameter for a context."""
    return Parameter(name, CONTEXT)


def function(name: str) -> Parameter:
    """A parameter for a function."""
    return Parameter(name, FUNCTION)


def items(name: str = "list") -> Parameter:
    """A parameter for a list; a single value counts as a list of one."""
    return Parameter(name, LIST)


def number(name: str) -> Parameter:
    """A parameter for a number."""
    return Parameter(name, NUMBER)


def string(name: str) -> Parameter:
    """A parameter for a string."""
    return Parameter(name, STRING)


def point(name: str = "point") -> Parameter:
    """A parameter for a value of an ordered kind."""
    return Parameter(name, POINT)


def interval(name: str = "range") -> Parameter:
    """A parameter for a range."""
    return Parameter(name, RANGE)


def optional(name: str, type_: Type) -> Parameter:
    """A parameter that may be left out, but not be null."""
    return Parameter(name, type_, optional=True)


def omissible(name: str, type_: Type) -> Parameter:
    """A parameter that may be left out or be null, which is the same."""
    return Parameter(name, type_, optional=True, nullable=True)
