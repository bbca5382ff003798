"""From a `typeRef` to a type: FEEL's own, this file's, or an imported file's."""

from collections.abc import Mapping
from typing import Final

from engine.dmn.item_types import AllowedType, RecursiveType, StructureType, unrestricted
from engine.dmn.model import Definitions, InformationItem, ItemDefinition, Text
from engine.dmn.namespaces import FEEL
from engine.dmn.problems import Kind, Problem
from engine.feel import FeelSyntaxError, Vocabulary, compile_unary_tests
from engine.feel.types import ANY, BASIC_TYPES, CONTEXT, FUNCTION, LIST, FunctionType, ListType, Type

STANDARD_TYPES: Final[Mapping[str, Type]] = {
    **BASIC_TYPES,
    "any": ANY,
    "dateTime": BASIC_TYPES["date and time"],
    "date_and_time": BASIC_TYPES["date and time"],
    "dayTimeDuration": BASIC_TYPES["days and time duration"],
    "days_and_time_duration": BASIC_TYPES["days and time duration"],
    "yearMonthDuration": BASIC_TYPES["years and months duration"],
    "years_and_months_duration": BASIC_TYPES["years and months duration"],
    "list": LIST,
    "context": CONTEXT,
    "function": FUNCTION,
}

_MAX_OPEN: Final = 50


class TypeNames:
    """The types that can be named in one file; `others` are the type names of all files by their namespace."""

    def __init__(
        self, definitions: Definitions, others: "dict[str, TypeNames]", table: dict[tuple[str, str], Type]
    ) -> None:
        self.definitions = definitions
        self.namespace = definitions.namespace
        self.problems: list[Problem] = []
        self._others = others
        self._table = table
        self._prefixes = dict(definitions.prefixes)
        self._definitions = {definition.name: definition for definition in definitions.item_definitions}
        self._open: set[str] = set()

    def resolve(self, type_ref: str, owner: InformationItem | ItemDefinition | None = None) -> Type:
        """The type of a name; `Any` for none and, with a problem, for an unknown one."""
        if not type_ref:
            return ANY
        found = self._find(type_ref)
        if found is None:
            name, line, id_ = (owner.name, owner.line, owner.id) if owner else ("", 0, "")
            sentence = f"the type `{type_ref}` is not known"
            problem = Problem(id_, name, Kind.TYPE, sentence, line=line, namespace=self.namespace)
            if problem not in self.problems:
                self.problems.append(problem)
            return ANY
        return found

    def visible(self) -> dict[str, Type]:
        """Every type that an expression of this file can name."""
        names = {name: self._own(name) for name in self._definitions}
        for import_ in self.definitions.imports:
            other = self._others.get(import_.namespace)
            if other is None or other is self:
                continue
            prefix = f"{import_.name}." if import_.name else ""
            for name in other.own_names():
                names.setdefault(prefix + name, other.resolve(name))
        return names

    def own_names(self) -> tuple[str, ...]:
        """The names of this file's item definitions."""
        return tuple(self._definitions)

    def _find(self, type_ref: str) -> Type | None:
        if type_ref in self._definitions:
            return self._own(type_ref)
        if type_ref in STANDARD_TYPES:
            return STANDARD_TYPES[type_ref]
        return self._imported(type_ref) or self._prefixed(type_ref)

    def _imported(self, type_ref: str) -> Type | None:
        for import_ in self.definitions.imports:
            other = self._others.get(import_.namespace)
            if other is None or other is self:
                continue
            if not import_.name and type_ref in other.own_names():
                return other.resolve(type_ref)
            for separator in (".", ":"):
                prefix = import_.name + separator
                if import_.name and type_ref.startswith(prefix) and type_ref[len(prefix) :] in other.own_names():
                    return other.resolve(type_ref[len(prefix) :])
        return None

    def _prefixed(self, type_ref: str) -> Type | None:
        prefix, colon, local = type_ref.partition(":")
        if not colon:
            return None
        address = self._prefixes.get(prefix, "")
        if address in FEEL or prefix == "feel":
            return STANDARD_TYPES.get(local)
        if address == self.namespace and local in self._definitions:
            return self._own(local)
        other = self._others.get(address)
        if other is not None and other is not self and local in other.own_names():
            return other.resolve(local)
        return STANDARD_TYPES.get(local) if address not in self._others else None

    def _own(self, name: str) -> Type:
        key = (self.namespace, name)
        if name in self._open:
            return RecursiveType(name, self.namespace, self._table)
        if key not in self._table:
            if len(self._open) >= _MAX_OPEN:
                self._note(self._definitions[name], Kind.TYPE, f"types refer to each other more than {_MAX_OPEN} deep")
                return ANY
            self._open.add(name)
            definition = self._definitions[name]
            built = self._built(definition, definition.name)
            self._open.discard(name)
            self._table[key] = self._not_itself(built, definition)
        return self._table[key]

    def _not_itself(self, built: Type, definition: ItemDefinition) -> Type:
        """Refuse a type that is nothing but another name for itself."""
        if not isinstance(unrestricted(built), RecursiveType):
            return built
        self._note(definition, Kind.CYCLE, f"the type `{definition.name}` is defined by itself")
        return ANY

    def _note(self, definition: ItemDefinition, kind: Kind, sentence: str) -> None:
        id_, name, line = definition.id, definition.name, definition.line
        self.problems.append(Problem(id_, name, kind, sentence, line=line, namespace=self.namespace))

    def _built(self, definition: ItemDefinition, title: str) -> Type:
        base = self._base(definition, title)
        allowed = self._restricted(base, definition.allowed_values, definition)
        whole: Type = ListType(allowed) if definition.is_collection else allowed
        return self._restricted(whole, definition.type_constraint, definition)

    def _base(self, definition: ItemDefinition, title: str) -> Type:
        if definition.components:
            entries = tuple((part.name, self._built(part, f"{title}.{part.name}")) for part in definition.components)
            return StructureType(entries, title=title)
        if definition.function_item is not None:
            item = definition.function_item
            parameters = tuple(self.resolve(parameter.type_ref, parameter) for parameter in item.parameters)
            return FunctionType(parameters, self.resolve(item.output_type_ref, definition))
        return self.resolve(definition.type_ref, definition)

    def _restricted(self, base: Type, tests: Text | None, definition: ItemDefinition) -> Type:
        if tests is None or not tests.text.strip():
            return base
        try:
            compiled = compile_unary_tests(tests.text, Vocabulary(part.name for part in definition.components))
        except FeelSyntaxError as error:
            line = tests.line + error.position.line - 1
            self.problems.append(
                Problem(
                    definition.id,
                    definition.name,
                    Kind.SYNTAX,
                    error.sentence,
                    "allowed values",
                    error.position,
                    line,
                    namespace=self.namespace,
                )
            )
            return base
        return AllowedType(base, compiled, tests.text)
