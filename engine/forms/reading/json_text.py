"""JSON from outside: nothing in it may be large, deep, said twice or no number."""

import json
import re
from typing import Any, Final

from engine.errors import Invalid

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 24
_HALF: Final = re.compile(rb"\\u[dD][89a-fA-F]")  # an escaped surrogate


class NotReadable(Invalid):
    """This file is not a form that can be read."""


def parse_json(data: bytes) -> dict[str, Any]:
    """The object that the file holds; raises NotReadable with a sentence that says why not.

    >>> parse_json(b'{"id": "F01"}')
    {'id': 'F01'}
    """
    if len(data) > MAX_BYTES:
        raise NotReadable(f"This file is larger than {MAX_BYTES:,} bytes.")
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise NotReadable("This file is not text in UTF-8.") from None
    except RecursionError:
        raise NotReadable("This file is nested too deeply.") from None
    except json.JSONDecodeError as reason:
        raise NotReadable(f"Line {reason.lineno} is not JSON: {reason.msg}.") from None
    except ValueError:
        raise NotReadable("This file holds a number that is too long.") from None
    if _HALF.search(data) and not _is_text(value):
        raise NotReadable("This file holds half a character (a surrogate without the other one).")
    if not isinstance(value, dict):
        raise NotReadable("A form is a JSON object; this file holds something else.")
    if _depth(value) > MAX_DEPTH:
        raise NotReadable("This file is nested too deeply.")
    return value


def _is_text(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise NotReadable(f"`{key[:60]}` stands twice in one place; only one can be meant.")
        found[key] = value
    return found


def _no_number(text: str) -> Any:
    raise NotReadable(f"{text} is no number.")


def _depth(value: Any) -> int:
    depth, level = 0, [value]
    while level and depth <= MAX_DEPTH:
        depth += 1
        level = [
            inner
            for item in level
            for inner in (item.values() if isinstance(item, dict) else item)
            if isinstance(inner, dict | list)
        ]
    return depth
