"""Does a result agree with what is expected? Numbers within a tolerance, everything else exactly."""

from decimal import Decimal
from typing import Any, Final

from engine.feel import Run, to_json
from engine.feel.comparison import same

RELATIVE: Final = Decimal("1e-8")
ABSOLUTE: Final = Decimal("1e-10")


def agrees(expected: Any, found: Any) -> bool:
    """Whether a result is the expected one.

    >>> agrees([Decimal("1.0")], [Decimal("1.000000000001")]), agrees({"a": None}, {})
    (True, False)
    """
    if isinstance(expected, Decimal):
        return isinstance(found, Decimal) and abs(expected - found) <= max(abs(expected) * RELATIVE, ABSOLUTE)
    if isinstance(expected, list):
        if not isinstance(found, list) or len(expected) != len(found):
            return False
        return all(agrees(one, other) for one, other in zip(expected, found, strict=True))
    if isinstance(expected, dict):
        if not isinstance(found, dict) or expected.keys() != found.keys():
            return False
        return all(agrees(value, found[key]) for key, value in expected.items())
    return type(expected) is type(found) and same(Run(), expected, found)


def told(value: Any) -> str:
    """A value for a report."""
    return repr(to_json(value))[:300]
