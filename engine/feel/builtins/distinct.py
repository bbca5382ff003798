"""What has been seen of a list: finds equal items without comparing each with all others, where their kind allows."""

from decimal import Decimal
from typing import Any, Final

from engine.feel import comparison
from engine.feel.run import Run
from engine.feel.temporal import Date, DaysTimeDuration, YearsMonthsDuration

# Values of these kinds are equal in FEEL exactly if they are in Python; 09:00Z and 10:00+01:00 are not among them.
_HASHED: Final = frozenset({Decimal, str, bool, type(None), Date, DaysTimeDuration, YearsMonthsDuration})


class Seen:
    """A set of FEEL values under FEEL's equality; values that cannot be compared are different."""

    __slots__ = ("_hashed", "_others")

    def __init__(self) -> None:
        self._hashed: set[tuple[type, Any]] = set()
        self._others: dict[type, list[Any]] = {}

    def is_new(self, run: Run, item: Any) -> bool:
        """Whether no equal item was asked for before; from now on it is known."""
        kind = item.__class__
        if kind in _HASHED:
            before = len(self._hashed)
            self._hashed.add((kind, item))
            return len(self._hashed) > before
        others = self._others.setdefault(kind, [])
        run.spend(len(others))
        if any(comparison.same(run, item, other) for other in others):
            return False
        others.append(item)
        return True
