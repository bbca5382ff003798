"""What all elements of a file have, and the types that it names (DMN 1.5, 7.3)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Element:
    """Anything in a file: its id, its line (from 1), its label and its description."""

    id: str = ""
    line: int = 0
    label: str = ""
    description: str = ""


@dataclass(frozen=True)
class Reference:
    """The address of another element: the namespace of its definitions (empty for one's own) and its id."""

    id: str
    namespace: str = ""
    line: int = 0


@dataclass(frozen=True)
class Text(Element):
    """A FEEL text: an expression, a cell, or the tests that values must pass."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class InformationItem(Element):
    """A variable, a parameter or a column: a name and the type of its values."""

    name: str
    type_ref: str = ""


@dataclass(frozen=True)
class FunctionItem(Element):
    """The type of functions: what they take and what they give."""

    parameters: tuple[InformationItem, ...] = ()
    output_type_ref: str = ""


@dataclass(frozen=True)
class ItemDefinition(Element):
    """A type with a name; `allowed_values` restrict an item, `type_constraint` the whole value."""

    name: str
    type_ref: str = ""
    is_collection: bool = False
    components: tuple["ItemDefinition", ...] = ()
    allowed_values: Text | None = None
    type_constraint: Text | None = None
    function_item: FunctionItem | None = None


@dataclass(frozen=True)
class Import(Element):
    """Another file, known here by `name`; with no name its elements are seen as they are."""

    name: str
    namespace: str
    import_type: str = ""
    location: str = ""
