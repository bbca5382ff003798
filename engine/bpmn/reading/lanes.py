"""Lanes, and which of them a flow node stands in (BPMN 2.0.2, 10.8)."""

from engine.bpmn.model import Lane
from engine.bpmn.reading.notes import Notes
from engine.bpmn.reading.xml import XmlElement, attribute, children, line_of, one_line, words


class Lanes:
    """The lanes of one process, and per flow node the innermost of them."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.lanes: dict[str, Lane] = {}
        self.of: dict[str, str] = {}
        self.members: list[tuple[str, str, int]] = []
        self._depths: dict[str, int] = {}

    def read(self, holder: XmlElement) -> None:
        """All lanes of a process or sub-process, nested ones too."""
        for lane_set in children(holder, "laneSet"):
            for lane in children(lane_set, "lane"):
                self._read(lane, None, 1)

    def _read(self, element: XmlElement, parent: str | None, depth: int) -> None:
        id_ = self.notes.identify(element)
        self.lanes[id_] = Lane(id_, one_line(attribute(element, "name")), parent, line_of(element))
        for member in children(element, "flowNodeRef"):
            text = words(member) or ""
            self.members.append((id_, text, line_of(member)))
            if depth > self._depths.get(text, 0):
                self.of[text] = id_
                self._depths[text] = depth
        for nested in children(element, "childLaneSet"):
            for lane in children(nested, "lane"):
                self._read(lane, id_, depth + 1)
