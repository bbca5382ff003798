"""What is noticed while a file is read."""

from typing import Final

from engine.bpmn.model import Problem
from engine.bpmn.reading.xml import XmlElement, attribute, line_of, local_name

RULE: Final = "readable"
MOST: Final = 1_000


class Notes:
    """The problems of one file, and the ids that it has given out."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.ids: dict[str, int] = {}

    def error(self, sentence: str, element_id: str | None, line: int, severity: str = "error") -> None:
        """Keep a problem, unless the same was just noted or there are very many."""
        problem = Problem(RULE, sentence, element_id, line, severity, self.file)
        if len(self.problems) < MOST and problem not in self.problems[-50:]:
            self.problems.append(problem)

    def warning(self, sentence: str, element_id: str | None, line: int) -> None:
        """Keep a problem that does not hinder anybody."""
        self.error(sentence, element_id, line, "warning")

    def identify(self, element: XmlElement) -> str:
        """The id of an element; one made of its line where it has none or where another element has the same."""
        line = line_of(element)
        kind = local_name(element)
        wanted = attribute(element, "id")
        if wanted is None:
            self.error(f"This {kind} has no id.", None, line)
        elif wanted in self.ids:
            self.error(f"The id `{wanted}` was already used on line {self.ids[wanted]}.", wanted, line)
        else:
            self.ids[wanted] = line
            return wanted
        given = f"{kind}@{line}.{len(self.ids)}"
        while given in self.ids:
            given += "."
        self.ids[given] = line
        return given
