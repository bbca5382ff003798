"""What a cell asks of its column's value, and for which pieces of the column the answer is true, false or null.

The answers follow FEEL to the letter (DMN 1.5, 10.3.2.7, tables 50 to 55), nulls and values of another kind included.
"""

from dataclasses import dataclass
from functools import reduce
from typing import Any, TypeAlias

from engine.dmn.analysis.axes import Axis


@dataclass(frozen=True, slots=True)
class Answers:
    """Where a condition can be true, false or null: three bit sets of pieces, disjoint if everything is known."""

    true: int
    false: int
    null: int

    @property
    def certain(self) -> int:
        """Where it is true and cannot be anything else."""
        return self.true & ~self.false & ~self.null


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same answer for every value."""

    answer: bool | None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Depends on more than the value itself."""

    reason: str


@dataclass(frozen=True, slots=True)
class Truth:
    """A test that is a boolean: a boolean must equal it, and `true` passes any other value."""

    value: bool
    passes_null: bool


@dataclass(frozen=True, slots=True)
class Itself:
    """The value is the answer, if it is a boolean; a whole test `?` also passes any other value but null."""

    whole: bool = False


@dataclass(frozen=True, slots=True)
class Equal:
    """`= value`; another kind of value gives null, or false if `lenient`.

    accidental: the value is null because the cell's text has no value, such as `[5..1]`; nobody meant null
    """

    value: Any
    lenient: bool = False
    accidental: bool = False


@dataclass(frozen=True, slots=True)
class Ordered:
    """`< value` and the like."""

    operator: str
    value: Any


@dataclass(frozen=True, slots=True)
class Not:
    """True where the condition is false; null stays null."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """`and`, and `between`."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`or`."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """Null counts as false: what is asked of the items of a list."""

    condition: "Condition"


Condition: TypeAlias = Fixed | Unknown | Truth | Itself | Equal | Ordered | Not | All | AnyOf | Settled


def answers(condition: Condition, axis: Axis) -> Answers:
    """Where on the axis the condition is true, false and null."""
    full = axis.full
    match condition:
        case Fixed(answer):
            return Answers(*(full if answer is this else 0 for this in (True, False, None)))
        case Unknown():
            return Answers(full, full, full)
        case Truth(value, passes_null):
            others = full & ~axis.of_class(value) & ~axis.null if value else 0
            true = axis.equal(value) | others | (axis.null if value and passes_null else 0)
            return Answers(true, full & ~true, 0)
        case Itself(whole):
            true, false = axis.equal(True), axis.equal(False)
            if whole:
                true = full & ~false & ~axis.null
            return Answers(true, false, full & ~true & ~false)
        case Equal():
            return _equal(condition, axis)
        case Ordered():
            return _ordered(condition, axis)
        case Not(inner):
            turned = answers(inner, axis)
            return Answers(turned.false, turned.true, turned.null)
        case All(inners):
            return reduce(_and, [answers(inner, axis) for inner in inners], Answers(full, 0, 0))
        case AnyOf(inners):
            return answers(Not(All(tuple(Not(inner) for inner in inners))), axis)
        case Settled(inner):
            found = answers(inner, axis)
            return Answers(found.true, found.false | found.null, 0)


def _equal(condition: Equal, axis: Axis) -> Answers:
    true = axis.null if condition.value is None else axis.equal(condition.value)
    if condition.lenient or condition.value is None:
        return Answers(true, axis.full & ~true, 0)
    unequal = (axis.of_class(condition.value) | axis.null) & ~true
    return Answers(true, unequal, axis.full & ~true & ~unequal)


def _ordered(condition: Ordered, axis: Axis) -> Answers:
    value = condition.value
    if value is None or isinstance(value, bool):
        return Answers(0, 0, axis.full)
    comparable = axis.comparable(value)
    true = axis.below(value) if condition.operator[0] == "<" else axis.above(value)
    if condition.operator[-1] == "=":
        true |= axis.equal(value)
    return Answers(true, comparable & ~true, axis.full & ~comparable)


def _and(left: Answers, right: Answers) -> Answers:
    null = (left.null & (right.true | right.null)) | (right.null & left.true)
    return Answers(left.true & right.true, left.false | right.false, null)


def unknowns(condition: Condition) -> tuple[str, ...]:
    """The reasons why parts of the condition are not known."""
    match condition:
        case Unknown(reason):
            return (reason,)
        case Not(inner) | Settled(inner):
            return unknowns(inner)
        case All(inners) | AnyOf(inners):
            return tuple(reason for inner in inners for reason in unknowns(inner))
    return ()


def constants(condition: Condition) -> tuple[Any, ...]:
    """The values the condition mentions."""
    match condition:
        case Equal(accidental=True) | Ordered(value=None):
            return ()
        case Equal(value=value) | Ordered(value=value) | Truth(value=value):
            return (value,)
        case Itself():
            return (True,)
        case Not(inner) | Settled(inner):
            return constants(inner)
        case All(inners) | AnyOf(inners):
            return tuple(value for inner in inners for value in constants(inner))
    return ()
