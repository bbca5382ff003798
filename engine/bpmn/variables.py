"""Process variables as JSON: FEEL's values, with a tagged string for each that JSON does not know.

A string that begins with `@` is tagged: `@date:2026-03-02`, `@time:09:00:00`,
`@dateTime:2026-03-02T09:00:00@Europe/Tallinn`, `@duration:P3D`, `@number:0.5`. A text that begins with `@` itself
becomes `@text:@…`. Keys are never read, so that any name is safe.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from engine.errors import Invalid
from engine.feel import NoFeelValue, NoValue, temporal, to_feel

READ_ONLY: Final = "case"  # the engine sets it, nothing in a diagram may
MAX_DEPTH: Final = 50
_MOST_WHOLE: Final = 2**53
_TAG: Final = "@"


class NoVariable(Invalid):
    """This value cannot be a process variable."""


def encode(value: Any) -> Any:
    """A FEEL value as JSON with tagged strings; raises NoVariable for ranges, functions and what FEEL does not know.

    >>> encode({"due": temporal.parse_temporal("2026-03-02"), "share": Decimal("0.5"), "ticks": [Decimal(3)]})
    {'due': '@date:2026-03-02', 'share': '@number:0.5', 'ticks': [3]}
    """
    return _encode(value, 0)


def decode(value: Any) -> Any:
    """JSON with tagged strings as a FEEL value; plain Python and FEEL values are taken, too. Raises NoVariable.

    >>> str(decode("@date:2026-03-02")), decode({"a": [1, "@text:@b"]})
    ('2026-03-02', {'a': [Decimal('1'), '@b']})
    """
    return _decode(value, 0)


def encode_all(variables: Mapping[str, Any]) -> dict[str, Any]:
    """Every variable encoded."""
    return {name: _encode(value, 0) for name, value in variables.items()}


def decode_all(variables: Mapping[str, Any]) -> dict[str, Any]:
    """Every variable decoded."""
    return {_text(name): _decode(value, 0) for name, value in variables.items()}


def _encode(value: Any, depth: int) -> Any:
    if value is None or value is True or value is False:
        return value
    kind = type(value)
    if kind is str:
        return f"@text:{value}" if value.startswith(_TAG) else value
    if kind is Decimal:
        return _number(value)
    if depth > MAX_DEPTH:
        raise NoVariable(f"A process variable may not be nested more than {MAX_DEPTH} levels deep.")
    if kind is list:
        return [_encode(item, depth + 1) for item in value]
    if kind is dict:
        return {key: _encode(entry, depth + 1) for key, entry in value.items()}
    tag = _TAG_OF.get(kind)
    if tag is None:
        raise NoVariable(f"A {kind.__name__} cannot be a process variable.")
    return f"@{tag}:{value}"


def _number(value: Decimal) -> int | str:
    if not value.is_finite():
        raise NoVariable("Infinity and not-a-number cannot be process variables.")
    if value.copy_abs() < _MOST_WHOLE and value == (whole := int(value)):
        return whole
    return f"@number:{value}"


def _decode(value: Any, depth: int) -> Any:
    if value is None or value is True or value is False:
        return value
    kind = type(value)
    if kind is str:
        return _untagged(value) if value.startswith(_TAG) else _text(value)
    if kind is int:
        return Decimal(value)
    if depth > MAX_DEPTH:
        raise NoVariable(f"A process variable may not be nested more than {MAX_DEPTH} levels deep.")
    if kind is list:
        return [_decode(item, depth + 1) for item in value]
    if kind is dict:
        return {_text(str(key)): _decode(entry, depth + 1) for key, entry in value.items()}
    try:
        return to_feel(value)
    except NoFeelValue as reason:
        raise NoVariable(f"This value cannot be a process variable: {reason}.") from None


def _text(text: str) -> str:
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise NoVariable("A text with half of a character cannot be a process variable.") from None
    return text


def _number_of(text: str) -> Decimal:
    found = to_feel(Decimal(text))
    assert isinstance(found, Decimal)  # noqa: S101 - of a number
    return found


def _untagged(text: str) -> Any:
    tag, _, written = text[1:].partition(":")
    read = _READ.get(tag)
    if read is None:
        raise NoVariable(f"“{tag}” marks no kind of process variable.")
    try:
        return read(written)
    except (NoValue, NoFeelValue, InvalidOperation):
        raise NoVariable(f"This is not written as a {tag}.") from None


_TAG_OF: Final[Mapping[type, str]] = {
    temporal.Date: "date",
    temporal.Time: "time",
    temporal.DateTime: "dateTime",
    temporal.DaysTimeDuration: "duration",
    temporal.YearsMonthsDuration: "duration",
}
_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "text": _text,
    "number": _number_of,
    "date": temporal.parse_date,
    "time": temporal.parse_time,
    "dateTime": temporal.parse_date_time,
    "duration": temporal.parse_duration,
}
