"""Any value as text, as FEEL writes it (DMN 1.5, 10.3.4.1, `string`)."""

from decimal import Decimal
from typing import Any

from engine.feel import numbers
from engine.feel.functions import Function
from engine.feel.names import is_simple
from engine.feel.printing import quoted
from engine.feel.ranges import Range
from engine.feel.run import Run

_LEVEL = 2  # Python frames that one level of nesting takes


def text_of(run: Run, value: Any) -> str:
    """A string as it is, every other value as FEEL writes it.

    >>> text_of(Run(), "a"), text_of(Run(), [Decimal(1), "a", {"my key": True}])
    ('a', '[1, "a", {"my key": true}]')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        digits = numbers.text(value)
        run.spend_text(len(digits))  # an exponent of 6,144 is as many digits
        return digits
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict | Range | Function):
        pieces = _Pieces(run)
        pieces.add_value(value)
        return "".join(pieces.pieces)
    return str(value)


class _Pieces:
    """The pieces of a text, as many as the budget allows: values inside of others may be shared many times."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.pieces: list[str] = []
        self.length = 0

    def add(self, piece: str) -> None:
        self.length += len(piece)
        self.run.check_text(self.length)
        self.pieces.append(piece)

    def add_value(self, value: Any) -> None:
        self.run.spend(1)
        if value is None:
            self.add("null")
        elif isinstance(value, str):
            self.run.check_text(self.length + len(value))
            self.run.spend_text(len(value))
            self.add(quoted(value))
        elif isinstance(value, list):
            self.add_all("[", value, "]")
        elif isinstance(value, dict):
            self.add_entries(value)
        elif isinstance(value, Range):
            self.add_range(value)
        elif isinstance(value, Function):
            self.add(f"function({', '.join(parameter.name for parameter in value.parameters)})")
        elif isinstance(value, Decimal | bool):
            self.add(text_of(self.run, value))
        else:
            self.add(f'@"{value}"')

    def add_all(self, opening: str, values: list[Any], closing: str) -> None:
        self.run.enter(_LEVEL)
        self.add(opening)
        for index, value in enumerate(values):
            if index:
                self.add(", ")
            self.add_value(value)
        self.add(closing)
        self.run.leave(_LEVEL)

    def add_entries(self, context: dict[str, Any]) -> None:
        self.run.enter(_LEVEL)
        self.add("{")
        for index, (key, value) in enumerate(context.items()):
            self.add(f"{', ' if index else ''}{key if is_simple(key) else quoted(key)}: ")
            self.add_value(value)
        self.add("}")
        self.run.leave(_LEVEL)

    def add_range(self, range_: Range) -> None:
        self.run.enter(_LEVEL)
        if range_.operator:
            self.add(f"({range_.operator} ")
            self.add_value(range_.low if range_.high is None else range_.high)
            self.add(")")
        else:
            self.add("[" if range_.low_included else "(")
            self.add_value(range_.low)
            self.add("..")
            self.add_value(range_.high)
            self.add("]" if range_.high_included else ")")
        self.run.leave(_LEVEL)
