"""FEEL's types: what belongs to each, and how a value is fitted to one (DMN 1.5, 10.3.2.9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.feel.errors import NoValue
from engine.feel.ranges import Range
from engine.feel.run import Run
from engine.feel.temporal import Date, DateTime, DaysTimeDuration, Offset, Time, YearsMonthsDuration, make_date_time
from engine.feel.wording import describe


class Type:
    """A FEEL type. `admits` says whether a value belongs to it; null belongs to `Any` and `Null` alone."""

    @property
    def name(self) -> str:
        """The type as it is written in FEEL."""
        raise NotImplementedError

    @property
    def phrase(self) -> str:
        """The type in a sentence: "a number"."""
        return f"a {self.name}"

    def admits(self, value: Any) -> bool:
        """Whether the value belongs to this type."""
        raise NotImplementedError

    def accepts(self, other: "Type") -> bool:
        """Whether every value of `other` belongs to this type (conformance, DMN 1.5 table 49)."""
        return self == other or isinstance(other, NullType)

    def weigh(self, run: Run, value: Any) -> None:
        """Pay for the parts of a value that `admits` and `coerce` look at; nothing for a type without parts."""

    def coerce(self, value: Any) -> Any:
        """The value fitted to this type (null stays null); raises NoValue with expected and found.

        A list of one item becomes that item, and an item a list of one, where that makes it fit; a date becomes
        midnight UTC (DMN 1.5, 10.3.2.9.4).
        """
        if value is None or self.admits(value):
            return value
        if isinstance(value, list) and len(value) == 1 and self.admits(value[0]):
            return value[0]
        raise NoValue(f"expected {self.phrase}, found {describe(value)}")


@dataclass(frozen=True, slots=True)
class AnyType(Type):
    """The type of everything."""

    @property
    def name(self) -> str:
        """`Any`."""
        return "Any"

    @property
    def phrase(self) -> str:
        """Anything at all."""
        return "anything"

    def admits(self, value: Any) -> bool:  # noqa: ARG002
        """Always."""
        return True

    def accepts(self, other: Type) -> bool:  # noqa: ARG002
        """Always."""
        return True


@dataclass(frozen=True, slots=True)
class NullType(Type):
    """The type of null alone."""

    @property
    def name(self) -> str:
        """`Null`."""
        return "Null"

    @property
    def phrase(self) -> str:
        """Just null."""
        return "null"

    def admits(self, value: Any) -> bool:
        """Only null."""
        return value is None


@dataclass(frozen=True, slots=True)
class BasicType(Type):
    """A type without parts, known by the Python class of its values."""

    feel_name: str
    python_class: type

    @property
    def name(self) -> str:
        """The name in FEEL."""
        return self.feel_name

    def admits(self, value: Any) -> bool:
        """By class."""
        return isinstance(value, self.python_class)

    def coerce(self, value: Any) -> Any:
        """As every type; a date also becomes the date and time of its midnight in UTC."""
        if self.python_class is DateTime and isinstance(value, Date):
            return make_date_time(value, Time(0, 0, 0, 0, Offset(0)))
        return Type.coerce(self, value)


@dataclass(frozen=True, slots=True)
class ListType(Type):
    """`list<item>`."""

    item: Type

    @property
    def name(self) -> str:
        """With the item's type, unless that is Any."""
        return "list" if self.item == ANY else f"list<{self.item.name}>"

    def admits(self, value: Any) -> bool:
        """A list whose items are all null or of the item's type."""
        if not isinstance(value, list):
            return False
        return self.item is ANY or all(item is None or self.item.admits(item) for item in value)

    def weigh(self, run: Run, value: Any) -> None:
        """Every item, unless it may be anything; a single value as the list of one that it may become."""
        if self.item is not ANY:
            items = value if isinstance(value, list) else [value]
            run.spend(1 + len(items))
            for item in items:
                self.item.weigh(run, item)

    def accepts(self, other: Type) -> bool:
        """Lists conform by their items."""
        return isinstance(other, NullType) or (isinstance(other, ListType) and self.item.accepts(other.item))

    def coerce(self, value: Any) -> Any:
        """Items are fitted one by one; a single value becomes a list of one."""
        if value is None or self.admits(value):
            return value
        items = value if isinstance(value, list) else [value]
        try:
            return [self.item.coerce(item) for item in items]
        except NoValue:
            raise NoValue(f"expected {self.phrase}, found {describe(value)}") from None


@dataclass(frozen=True, slots=True)
class RangeType(Type):
    """`range<endpoint>`."""

    endpoint: Type

    @property
    def name(self) -> str:
        """With the type of its ends."""
        return f"range<{self.endpoint.name}>"

    def admits(self, value: Any) -> bool:
        """A range with at least one end, each bounded end of the type."""
        if not isinstance(value, Range):
            return False
        ends = [end for end in (value.low, value.high) if end is not None]
        return all(self.endpoint.admits(end) for end in ends)

    def weigh(self, run: Run, value: Any) -> None:
        """Both ends."""
        if isinstance(value, Range):
            self.endpoint.weigh(run, value.low)
            self.endpoint.weigh(run, value.high)

    def accepts(self, other: Type) -> bool:
        """Ranges conform by their ends."""
        return isinstance(other, NullType) or (isinstance(other, RangeType) and self.endpoint.accepts(other.endpoint))


@dataclass(frozen=True, slots=True)
class ContextType(Type):
    """`context<name: type, …>`; more entries than the named ones are allowed."""

    entries: tuple[tuple[str, Type], ...] = ()

    @property
    def name(self) -> str:
        """With its entries."""
        if not self.entries:
            return "context"
        return f"context<{', '.join(f'{key}: {type_.name}' for key, type_ in self.entries)}>"

    def admits(self, value: Any) -> bool:
        """A context that has every entry, each null or of its type."""
        return isinstance(value, dict) and all(
            key in value and (value[key] is None or type_.admits(value[key])) for key, type_ in self.entries
        )

    def weigh(self, run: Run, value: Any) -> None:
        """Every entry that has a type."""
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if self.entries and isinstance(value, dict):
            run.spend(len(self.entries))
            for key, type_ in self.entries:
                type_.weigh(run, value.get(key))

    def accepts(self, other: Type) -> bool:
        """Contexts conform entry by entry; the other may have more."""
        if isinstance(other, NullType):
            return True
        if not isinstance(other, ContextType):
            return False
        theirs = dict(other.entries)
        return all(key in theirs and type_.accepts(theirs[key]) for key, type_ in self.entries)

    def coerce(self, value: Any) -> Any:
        """Entries are fitted one by one; the others are kept as they are."""
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if value is None:
            return None
        if not isinstance(value, dict):
            raise NoValue(f"expected {self.phrase}, found {describe(value)}")
        fitted = dict(value)
        for key, type_ in self.entries:
            if key not in value:
                raise NoValue(f"expected {self.phrase}, found a context without `{key}`")
            try:
                fitted[key] = type_.coerce(value[key])
            except NoValue as reason:
                raise NoValue(f"`{key}`: {reason}") from None
        return fitted


@dataclass(frozen=True, slots=True)
class FunctionType(Type):
    """`function<parameter, …> -> result`; parameters are None for "any function"."""

    parameters: tuple[Type, ...] | None = None
    result: Type | None = None

    @property
    def name(self) -> str:
        """With parameters and result, where given."""
        if self.parameters is None:
            return "function"
        inner = ", ".join(type_.name for type_ in self.parameters)
        return f"function<{inner}> -> {(self.result or ANY).name}"

    def admits(self, value: Any) -> bool:
        """A function whose parameters are at least as wide and whose result is at most as wide."""
        if not getattr(value, "signatures", None):
            return False
        return self.accepts(FunctionType(tuple(parameter.type for parameter in value.parameters), value.result))

    def accepts(self, other: Type) -> bool:
        """Contravariant in the parameters, covariant in the result; an undeclared result may be anything."""
        if isinstance(other, NullType) or (isinstance(other, FunctionType) and self.parameters is None):
            return True
        if not isinstance(other, FunctionType) or other.parameters is None or self.parameters is None:
            return False
        return (
            len(self.parameters) == len(other.parameters)
            and all(theirs.accepts(ours) for ours, theirs in zip(self.parameters, other.parameters, strict=True))
            and (other.result in (None, ANY) or _may_be(other.result, self.result or ANY))
        )


ANY: Type = AnyType()
NULL: Type = NullType()
NUMBER: Type = BasicType("number", Decimal)
STRING: Type = BasicType("string", str)
BOOLEAN: Type = BasicType("boolean", bool)
DATE: Type = BasicType("date", Date)
TIME: Type = BasicType("time", Time)
DATE_TIME: Type = BasicType("date and time", DateTime)
DAYS_TIME_DURATION: Type = BasicType("days and time duration", DaysTimeDuration)
YEARS_MONTHS_DURATION: Type = BasicType("years and months duration", YearsMonthsDuration)
CONTEXT: Type = ContextType()
LIST: Type = ListType(ANY)
FUNCTION: Type = FunctionType()

BASIC_TYPES: Mapping[str, Type] = {
    type_.name: type_
    for type_ in (ANY, NULL, NUMBER, STRING, BOOLEAN, DATE, TIME, DATE_TIME, DAYS_TIME_DURATION, YEARS_MONTHS_DURATION)
}


@dataclass(frozen=True, slots=True)
class UnionType(Type):
    """One of several types, for built-in functions that take more than one kind."""

    members: tuple[Type, ...]

    @property
    def name(self) -> str:
        """The names, joined."""
        return " or ".join(member.name for member in self.members)

    @property
    def phrase(self) -> str:
        """The phrases, joined."""
        return " or ".join(member.phrase for member in self.members)

    def admits(self, value: Any) -> bool:
        """Any member does."""
        return any(member.admits(value) for member in self.members)

    def accepts(self, other: Type) -> bool:
        """Any member does."""
        return self == other or any(member.accepts(other) for member in self.members)


def _may_be(result: Type | None, wanted: Type) -> bool:
    """Whether a result can be what is wanted: of a union, one member suffices."""
    members = result.members if isinstance(result, UnionType) else (result or ANY,)
    return any(wanted.accepts(member) for member in members)


def one_of(*members: Type) -> Type:
    """The type whose values belong to any of the members."""
    return UnionType(members)
