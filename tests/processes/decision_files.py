"""The decision tables of `processes/` as a person who reviews them sees them: columns, rules, shapes."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from lxml import etree

PROCESSES = Path(__file__).resolve().parents[2] / "processes"
FILES = sorted(PROCESSES.glob("*/*.dmn"))
NAMESPACES = {
    "dmn": "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/",
    "dc": "http://www.omg.org/spec/DMN/20180521/DC/",
    "di": "http://www.omg.org/spec/DMN/20180521/DI/",
}
CODES = re.compile(r'"(?P<code>[^"]*)"|\b(?P<null>null)\b')
Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A box in the diagram, seen from its left upper corner."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Shape", distance: float = 0) -> bool:
        """Whether the other box is nearer than this distance."""
        return (
            self.x < other.x + other.width + distance
            and other.x < self.x + self.width + distance
            and self.y < other.y + other.height + distance
            and other.y < self.y + self.height + distance
        )

    def encloses(self, point: Point) -> bool:
        """Whether the point lies inside, not on the border."""
        return self.x < point[0] < self.x + self.width and self.y < point[1] < self.y + self.height

    def has_on_border(self, point: Point) -> bool:
        """Whether the point lies on the border."""
        x, y = point
        inside = self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height
        return inside and not self.encloses(point)


@dataclass(frozen=True)
class Edge:
    """A line in the diagram: which elements it joins, and its points."""

    source: str
    target: str
    points: tuple[Point, ...]

    def runs_through(self, shape: Shape) -> bool:
        """Whether a part of the line lies inside the box."""
        return any(
            shape.encloses((start[0] + (end[0] - start[0]) * part / 200, start[1] + (end[1] - start[1]) * part / 200))
            for start, end in pairwise(self.points)
            for part in range(201)
        )


class DecisionFile:
    """One file with one decision, its table and its diagram."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root = etree.fromstring(path.read_bytes())
        self.decision = self.all("dmn:decision")[0]
        self.table = self.all("dmn:decision/dmn:decisionTable")[0]

    def all(self, path, start=None):
        """The elements at this path."""
        return (self.root if start is None else start).findall(path, NAMESPACES)

    def text(self, path, start=None):
        """The text at this path, or an empty one."""
        return (self.root if start is None else start).findtext(path, "", NAMESPACES)

    def texts(self, path, start=None):
        """The texts at this path, in order."""
        return [self.text("dmn:text", element) for element in self.all(path, start)]

    @property
    def hit_policy(self):
        """FIRST or COLLECT."""
        return self.table.get("hitPolicy")

    @property
    def rules(self):
        """The rules, from top to bottom."""
        return self.all("dmn:rule", self.table)

    @property
    def inputs(self):
        """The names that the columns to the left read, in order."""
        return self.texts("dmn:input/dmn:inputExpression", self.table)

    @property
    def types(self):
        """The declared type of each input: a name, and the text of its allowed values (empty if there are none)."""
        restricted = {
            item.get("name"): (self.text("dmn:typeRef", item), self.text("dmn:allowedValues/dmn:text", item))
            for item in self.all("dmn:itemDefinition")
        }
        declared = {item.get("name"): item.get("typeRef") for item in self.all("dmn:inputData/dmn:variable")}
        return {name: restricted.get(type_ref, (type_ref, "")) for name, type_ref in declared.items()}

    def tests_of(self, name):
        """The cells of the column that reads this input."""
        column = self.inputs.index(name)
        return [self.texts("dmn:inputEntry", rule)[column] for rule in self.rules]

    @property
    def shapes(self):
        """The boxes, by the id of their element."""
        return {
            shape.get("dmnElementRef"): Shape(*(float(bounds.get(side)) for side in ("x", "y", "width", "height")))
            for shape in self.all(".//dmndi:DMNShape")
            for bounds in self.all("dc:Bounds", shape)
        }

    @property
    def edges(self):
        """The lines, by the id of their element."""
        needs = self.all("dmn:decision/dmn:informationRequirement")
        sources = {need.get("id"): reference(self.all("dmn:requiredInput", need)[0]) for need in needs}
        targets = {need.get("id"): self.decision.get("id") for need in needs}
        for link in self.all("dmn:association"):
            sources[link.get("id")] = reference(self.all("dmn:sourceRef", link)[0])
            targets[link.get("id")] = reference(self.all("dmn:targetRef", link)[0])
        drawn = {edge.get("dmnElementRef"): self.all("di:waypoint", edge) for edge in self.all(".//dmndi:DMNEdge")}
        return {
            name: Edge(sources[name], targets[name], tuple((float(p.get("x")), float(p.get("y"))) for p in points))
            for name, points in drawn.items()
        }


def reference(element):
    """The id that an element of the same file points to."""
    return element.get("href").removeprefix("#")


def codes(text):
    """The option codes in a text, `None` for null."""
    return [None if match["null"] else match["code"] for match in CODES.finditer(text)]


@cache
def decision_files():
    """Every decision file, by the id of its decision."""
    return {path.stem: DecisionFile(path) for path in FILES}
