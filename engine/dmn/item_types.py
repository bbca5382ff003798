"""Item definitions as FEEL types: structures, collections, functions and allowed values (DMN 1.5, 7.3.2)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final

from engine.feel import NoValue, Run, Scope, UnaryTests
from engine.feel.types import ANY, ContextType, ListType, Type
from engine.feel.wording import describe, ordinal

_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class AllowedType(Type):
    """The values of a type that pass some tests; `text` is how they are written."""

    base: Type
    tests: UnaryTests
    text: str

    @property
    def name(self) -> str:
        """The name of the type that is restricted."""
        return self.base.name

    @property
    def phrase(self) -> str:
        """With the allowed values."""
        text = " ".join(self.text.split())
        shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        return f"{self.base.phrase} {'for which' if '?' in text else 'among'} {shown}"

    def admits(self, value: Any) -> bool:
        """It belongs to the type and passes the tests."""
        return self.base.admits(value) and self.allows(value)

    def weigh(self, run: Run, value: Any) -> None:
        """As its base, and what the tests take."""
        run.spend(self.tests.tree.size)
        self.base.weigh(run, value)
        if isinstance(value, list) and len(value) == 1 and not self.base.admits(value):
            value = value[0]  # as `coerce` takes it
        with run.aside() as aside:
            self.tests.matches(Scope({}, None, aside), value)

    def allows(self, value: Any) -> bool:
        """It passes the tests."""
        return self.tests.matches(Scope({}, None, Run()), value) is True

    def accepts(self, other: Type) -> bool:
        """Only itself for certain; what is allowed elsewhere is not compared."""
        return Type.accepts(self, other)

    def coerce(self, value: Any) -> Any:
        """Fitted to the type; then it must pass the tests. Null stays null."""
        fitted = self.base.coerce(value)
        if fitted is None or self.allows(fitted):
            return fitted
        raise NoValue(f"expected {self.phrase}, found {describe(fitted)}")


def unrestricted(type_: Type) -> Type:
    """The type without its allowed values."""
    while isinstance(type_, AllowedType):
        type_ = type_.base
    return type_


@dataclass(frozen=True, slots=True)
class StructureType(ContextType):
    """A context type with a name of its own."""

    title: str = ""

    @property
    def name(self) -> str:
        """The name of its item definition."""
        return self.title

    @property
    def phrase(self) -> str:
        """As a name, marked."""
        return f"a context of type `{self.title}`"


@dataclass(frozen=True, slots=True)
class RecursiveType(Type):
    """A type within its own definition: looked up when a value is there, and so never endless."""

    title: str
    namespace: str
    table: dict[tuple[str, str], Type] = field(compare=False, repr=False)
    identity: int = field(init=False, repr=False)  # of the table: types of two models are never the same

    def __post_init__(self) -> None:
        object.__setattr__(self, "identity", id(self.table))

    @property
    def name(self) -> str:
        """The name of its item definition."""
        return self.title

    @property
    def target(self) -> Type:
        """The type itself."""
        return self.table.get((self.namespace, self.title), ANY)

    def admits(self, value: Any) -> bool:
        """As the type itself."""
        with _one_level_deeper():
            return self.target.admits(value)

    def weigh(self, run: Run, value: Any) -> None:
        """As the type itself."""
        with _one_level_deeper():
            self.target.weigh(run, value)

    def accepts(self, other: Type) -> bool:
        """As the type itself; two references to types within themselves are equal by name."""
        return self == other if isinstance(other, RecursiveType) else self.target.accepts(other)

    def coerce(self, value: Any) -> Any:
        """As the type itself."""
        with _one_level_deeper():
            return self.target.coerce(value)


_MAX_LEVELS: Final = 100
_levels: ContextVar[int] = ContextVar("levels", default=0)


@contextmanager
def _one_level_deeper() -> Iterator[None]:
    level = _levels.get()
    if level >= _MAX_LEVELS:
        raise NoValue(f"this value is nested more than {_MAX_LEVELS} levels deep")
    token = _levels.set(level + 1)
    try:
        yield
    finally:
        _levels.reset(token)


def shown(value: Any) -> str:
    """A wrong value for a sentence: scalars with their text, at most 40 characters of it.

    >>> shown("abc"), shown([1]), shown(None)
    ('the string "abc"', 'a list', 'null')
    """
    kind = describe(value)
    if value is None or isinstance(value, list | dict) or not kind.startswith(("a ", "an ")):
        return kind
    if kind in {"a range", "a function", "a context"}:
        return kind
    text = str(value).lower() if isinstance(value, bool) else f"{value:f}" if kind == "a number" else str(value)
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    quoted = f'"{short}"' if isinstance(value, str) else short
    return f"the {kind.partition(' ')[2]} {quoted}"


_SHOWN: Final = 40


def misfit(type_: Type, value: Any) -> str:
    """What does not fit and where: "must be a number, not the string "abc"", or a sentence about a part of it."""
    if isinstance(type_, RecursiveType):
        type_ = type_.target
    base = type_.base if isinstance(type_, AllowedType) else type_
    if isinstance(base, ContextType) and isinstance(value, dict):
        for key, entry_type in base.entries:
            if key not in value:
                return f"must have an entry `{key}` ({entry_type.phrase})"
            if not _fits(entry_type, value[key]):
                return _within(f"an entry `{key}`", misfit(entry_type, value[key]))
    if isinstance(base, ListType) and isinstance(value, list):
        for index, item in enumerate(value, start=1):
            if not _fits(base.item, item):
                return _within(f"a {ordinal(index)} item", misfit(base.item, item))
    if isinstance(base, ListType) and not isinstance(value, list) and not _fits(base.item, value):
        return misfit(base.item, value)
    return f"must be {type_.phrase}, not {shown(value)}"


def _within(part: str, sentence: str) -> str:
    return f"has {part} that {sentence}"


def _fits(type_: Type, value: Any) -> bool:
    try:
        type_.coerce(value)
    except NoValue:
        return False
    return True
