"""What is wrong in a model, in sentences, with the place where it is wrong."""

from dataclasses import dataclass
from enum import StrEnum

from engine.feel.errors import Position


class Severity(StrEnum):
    """An error gives null, or a model that cannot be relied on; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


class Kind(StrEnum):
    """What sort of problem it is."""

    SYNTAX = "syntax"
    NAME = "name"
    TYPE = "type"
    VALUE = "value"
    REFERENCE = "reference"
    CYCLE = "cycle"
    STRUCTURE = "structure"
    LANGUAGE = "language"


@dataclass(frozen=True)
class Problem:
    """One problem: `cell` says where in the element, `position` where in the text, `line` where in the file."""

    element_id: str
    element_name: str
    kind: Kind
    sentence: str
    cell: str = ""
    position: Position | None = None
    line: int = 0
    severity: Severity = Severity.ERROR
    namespace: str = ""

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else ""
        name = f"`{self.element_name}`" if self.element_name else ""
        head = ", ".join(part for part in (place, name, self.cell) if part)
        return f"{head}: {self.sentence}" if head else self.sentence
