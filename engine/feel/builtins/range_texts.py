"""`range(from)`: a range from its text (DMN 1.5, 10.3.4.1)."""

from collections.abc import Mapping
from typing import Any, Final

from engine.feel import syntax, temporal
from engine.feel.builtins.parameters import string
from engine.feel.comparison import checked_range
from engine.feel.errors import FeelSyntaxError, NoValue
from engine.feel.functions import Function, Signature
from engine.feel.names import Vocabulary
from engine.feel.parsing import parse_expression
from engine.feel.ranges import Range
from engine.feel.types import ANY, RangeType

_ENDS: Final[Mapping[str, Any]] = {
    "date": temporal.parse_date,
    "time": temporal.parse_time,
    "date and time": temporal.parse_date_time,
    "duration": temporal.parse_duration,
}
_NAMES: Final = Vocabulary(_ENDS)


def range_(text: str) -> Range:
    """The range that the text spells, with literal ends: numbers, texts, dates, times or durations.

    >>> range_("[18..21)").high_included
    False
    """
    try:
        tree = parse_expression(text, _NAMES)
    except FeelSyntaxError:
        raise NoValue("this text is not a range such as [1..10]") from None
    if not isinstance(tree, syntax.RangeExpression):
        raise NoValue("this text is not a range such as [1..10]")
    low, high = _end(tree.low), _end(tree.high)
    if low is not None and high is not None and low.__class__ is not high.__class__:
        raise NoValue("the two ends of this range are of different kinds")
    return checked_range(low, high, low_included=tree.low_included, high_included=tree.high_included)


def _end(node: syntax.Node) -> Any:
    match node:
        case syntax.NullLiteral():
            return None
        case syntax.NumberLiteral(value=value) | syntax.StringLiteral(value=value):
            return value
        case syntax.Negation(operand=syntax.NumberLiteral(value=value)):
            return value.copy_negate()
        case syntax.AtLiteral(text=text):
            return temporal.parse_temporal(text)
        case syntax.Invocation(
            function=syntax.Name(name=name), arguments=(syntax.StringLiteral(value=text),), names=None
        ) if name in _ENDS:
            return _ENDS[name](text)
    raise NoValue("the ends of a range in a text must be literals")


FUNCTIONS: Final = (Function("range", (Signature((string("from"),), range_),), RangeType(ANY)),)
