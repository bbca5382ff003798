"""The compiler's view of the element it is at: the names in sight, the types, and where problems go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from engine.dmn.item_types import misfit
from engine.dmn.model import InformationItem, Text
from engine.dmn.namespaces import is_feel
from engine.dmn.problems import Kind, Problem, Severity
from engine.dmn.type_names import TypeNames
from engine.feel import (
    Expression,
    FeelSyntaxError,
    NoValue,
    UnaryTests,
    Vocabulary,
    compile_expression,
    compile_unary_tests,
)
from engine.feel.analysis import free_variables
from engine.feel.compiling.scope import Code, View
from engine.feel.names import is_simple
from engine.feel.types import ANY, Type


@dataclass(frozen=True)
class Compiled:
    """A FEEL text that was compiled, with the names in sight there: for checks of the whole model."""

    element_id: str
    element_name: str
    place: str
    text: str
    line: int
    tree: Any
    names: frozenset[str]
    filtering: bool = False


@dataclass(frozen=True)
class FileSite:
    """What is the same for all expressions of one file.

    members: names of components and context entries, which can follow a dot anywhere
    everything: every name in the model; tried where the names in sight make no sense of a text
    """

    types: TypeNames
    visible_types: Mapping[str, Type]
    members: frozenset[str]
    everything: frozenset[str]
    language: str = ""
    problems: list[Problem] = field(default_factory=list)
    compiled: list[Compiled] = field(default_factory=list)

    @cached_property
    def near(self) -> Vocabulary:
        """The members' names as a vocabulary."""
        return Vocabulary(self.members)

    @cached_property
    def far(self) -> Vocabulary:
        """Every name as a vocabulary."""
        return self.near.extended(self.everything)


@dataclass(frozen=True)
class Site:
    """One element, or a place in one: `label` for people ("decision `x`"), `place` within it ("rule 3, input `y`").

    expected: the type that the value of the whole expression at this place must have
    filtering: entries of an unknown item may be seen by their names
    """

    file: FileSite
    element_id: str
    element_name: str
    label: str
    names: frozenset[str]
    place: str = ""
    expected: Type = ANY
    filtering: bool = False

    def seeing(self, names: Iterable[str]) -> "Site":
        """The same place, with more names in sight."""
        return replace(self, names=self.names.union(names))

    def at(self, place: str) -> "Site":
        """A place within this one."""
        return replace(self, place=f"{self.place}, {place}" if self.place else place, expected=ANY)

    def expecting(self, type_: Type) -> "Site":
        """The same place, for a value of this type."""
        return replace(self, expected=type_)

    def within_filter(self) -> "Site":
        """The same place, where the entries of each item are seen by their names."""
        return replace(self, names=self.names | {"item"}, filtering=True)

    @property
    def source(self) -> str:
        """The place for a warning."""
        return f"{self.label}, {self.place}" if self.place else self.label

    def type(self, type_ref: str, owner: InformationItem | None = None) -> Type:
        """The type of a name in this file."""
        return self.file.types.resolve(type_ref, owner or InformationItem(self.element_name, id=self.element_id))

    def problem(
        self, kind: Kind, sentence: str, line: int = 0, severity: Severity = Severity.ERROR, **more: Any
    ) -> None:
        """Note a problem here."""
        self.file.problems.append(
            Problem(
                self.element_id,
                self.element_name,
                kind,
                sentence,
                self.place,
                line=line,
                severity=severity,
                namespace=self.file.types.namespace,
                **more,
            )
        )

    def expression(self, text: str, line: int, language: str = "") -> Expression | str:
        """The compiled text; the reason, noted as a problem, if it cannot be used."""
        compiled: Expression | str = self._compile(compile_expression, text, line, language)
        return compiled

    def tests(self, text: Text) -> UnaryTests | str:
        """The compiled cell; the reason, noted as a problem, if it cannot be used."""
        compiled: UnaryTests | str = self._compile(compile_unary_tests, text.text, text.line, text.language)
        return compiled

    def _compile(self, compile_: Any, text: str, line: int, language: str) -> Any:
        if not is_feel(language or self.file.language):
            sentence = f"this is written in `{language or self.file.language}`; only FEEL is read here"
            self.problem(Kind.LANGUAGE, sentence, line)
            return sentence
        try:
            compiled = self._parsed(compile_, text)
        except FeelSyntaxError as error:
            position = error.position
            self.problem(Kind.SYNTAX, error.sentence, line + position.line - 1, position=position)
            return f"this cannot be read as FEEL ({error})"
        self.file.compiled.append(
            Compiled(
                self.element_id, self.element_name, self.place, text, line, compiled.tree, self.names, self.filtering
            )
        )
        return compiled

    def _parsed(self, compile_: Any, text: str) -> Any:
        """With the names in sight; if that fails, with every name in the model, for a better answer later."""
        types = self.file.visible_types
        near = self.file.near.extended(self.names)
        try:
            return self._without_strangers(compile_, text, compile_(text, near, types))
        except FeelSyntaxError:
            far = self.file.far.extended(self.names)
            if far == near:
                raise
            try:
                return compile_(text, far, types)
            except FeelSyntaxError:
                pass
            raise

    def _without_strangers(self, compile_: Any, text: str, compiled: Any) -> Any:
        """Read `a-b` as a difference, not as the component `a-b` of something else, where only that makes sense."""
        if not any(self._is_stranger(usage.name) for usage in free_variables(compiled.tree)):
            return compiled
        try:
            plain = compile_(text, Vocabulary(self.names), self.file.visible_types)
        except FeelSyntaxError:
            return compiled
        unknown = any(usage.name not in self.names for usage in free_variables(plain.tree))
        return compiled if unknown else plain

    def _is_stranger(self, name: str) -> bool:
        return name in self.file.members and name not in self.names and not is_simple(name)


def broken(sentence: str) -> Code:
    """Code for an expression that cannot be used: null, and a warning that says why."""

    def evaluate(scope: View) -> None:
        scope.run.warn(sentence)

    return evaluate


def labelled(code: Code, source: str) -> Code:
    """The code, its warnings marked with a place."""

    def evaluate(scope: View) -> Any:
        run = scope.run
        outer, run.source = run.source, source
        value = code(scope)
        run.source = outer
        return value

    return evaluate


def fitted(code: Code, type_: Type, what: str) -> Code:
    """The code, its value fitted to a type: what does not fit is null, and a warning says what was expected."""
    if type_ is ANY:
        return code

    def evaluate(scope: View) -> Any:
        return fit(scope, code(scope), type_, what)

    return evaluate


def fit(scope: View, value: Any, type_: Type, what: str) -> Any:
    """A value fitted to a type; null and a warning if it does not fit."""
    if value is None or type_ is ANY:
        return value
    try:
        type_.weigh(scope.run, value)
        return type_.coerce(value)
    except NoValue:
        scope.run.warn(f"{what} {misfit(type_, value)}")
        return None
