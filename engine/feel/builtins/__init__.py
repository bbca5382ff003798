"""The built-in functions of FEEL (DMN 1.5, 10.3.4), a module for each clause, and a few of our own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from engine.feel.builtins import (
    boolean,
    contexts,
    conversion,
    dates,
    extensions,
    intervals,
    lists,
    numeric,
    patterns,
    range_texts,
    sorting,
    statistics,
    strings,
)
from engine.feel.functions import Function

STANDARD: Final[Mapping[str, Function]] = MappingProxyType(
    {
        function.name: function
        for function in (
            *conversion.FUNCTIONS,
            *range_texts.FUNCTIONS,
            *boolean.FUNCTIONS,
            *strings.FUNCTIONS,
            *patterns.FUNCTIONS,
            *lists.FUNCTIONS,
            *statistics.FUNCTIONS,
            *numeric.FUNCTIONS,
            *dates.FUNCTIONS,
            *sorting.FUNCTIONS,
            *intervals.FUNCTIONS,
            *contexts.FUNCTIONS,
        )
    }
)
EXTENSIONS: Final[Mapping[str, Function]] = MappingProxyType(
    {function.name: function for function in extensions.FUNCTIONS}
)
BUILTINS: Final[Mapping[str, Function]] = MappingProxyType({**STANDARD, **EXTENSIONS})

__all__ = ["BUILTINS", "EXTENSIONS", "STANDARD"]
