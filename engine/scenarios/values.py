"""Values of a scenario as process variables, where no form reads them: data of messages and signals, and of calls."""

import re
from collections.abc import Mapping
from typing import Any, Final

from engine.bpmn.variables import decode, encode

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOCAL: Final = re.compile(rf"({_DATE.pattern})T([0-9]{{2}}:[0-9]{{2}})(:[0-9]{{2}})?")
_DURATION: Final = re.compile(r"-?P(?=[0-9T])([0-9]+[YMD])*(T([0-9]+[HMS])+)?")


def variables_of(data: Mapping[str, Any], zone: str) -> dict[str, Any]:
    """Variables as stored; a text that is a date, a local date and time or a duration becomes one.

    Raises NoVariable (Invalid) for what can be none.

    >>> variables_of({"due": "2026-03-05", "at": "2026-03-05T10:00", "share": 0.5}, "Europe/Riga")
    {'due': '@date:2026-03-05', 'at': '@dateTime:2026-03-05T10:00:00@Europe/Riga', 'share': '@number:0.5'}
    >>> variables_of({"within": "P3D", "answers": ["P"]}, "Europe/Riga")
    {'within': '@duration:P3D', 'answers': ['P']}
    """
    return {name: encode(decode(_typed(value, zone))) for name, value in data.items()}


def _typed(value: Any, zone: str) -> Any:
    if isinstance(value, Mapping):
        return {name: _typed(entry, zone) for name, entry in value.items()}
    if isinstance(value, list):
        return [_typed(entry, zone) for entry in value]
    if not isinstance(value, str):
        return value
    if _DATE.fullmatch(value):
        return f"@date:{value}"
    if local := _LOCAL.fullmatch(value):
        return f"@dateTime:{local[1]}T{local[2]}{local[3] or ':00'}@{zone}"
    return f"@duration:{value}" if _DURATION.fullmatch(value) else value
