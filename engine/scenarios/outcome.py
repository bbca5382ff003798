"""What came of running a scenario."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reached:
    """What was reached: elements completed, as (process, element), and rules that matched, as (decision, number)."""

    elements: frozenset[tuple[str, str]] = frozenset()
    rules: frozenset[tuple[str, int]] = frozenset()

    def __or__(self, other: "Reached") -> "Reached":
        return Reached(self.elements | other.elements, self.rules | other.rules)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood at one expectation, or (line 0) at the end: what must not depend on the order of parallel answers.

    `open` are elements with their desks, `ends` the end events; both as sorted, each as often as it is there.
    """

    line: int
    open: tuple[tuple[str, str], ...] = ()
    ends: tuple[str, ...] = ()
    decided: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    case: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run of a scenario. `differences` are sentences with the line; none means that it passed.

    `parallel` is the largest number of answers that could have been given in another order.
    """

    file: str
    scenario: str
    variation: str
    differences: tuple[str, ...]
    reached: Reached
    seen: tuple[Seen, ...] = ()
    parallel: int = 1

    @property
    def passed(self) -> bool:
        """Whether everything came as it was expected."""
        return not self.differences
