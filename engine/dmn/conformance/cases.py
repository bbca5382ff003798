"""Test cases, from XML (testCases.xsd)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.dmn.conformance.values import read_value
from engine.dmn.xml import XmlElement, local_name, read_xml, text_of


@dataclass(frozen=True)
class Expectation:
    """One result node: what is asked, and the value or the error (null) that is expected."""

    node: str
    namespace: str
    expected: XmlElement | None
    error: bool


@dataclass(frozen=True)
class TestCase:
    """One test case: its inputs and what is expected for them."""

    __test__ = False  # pytest's naming, not ours

    id: str
    kind: str
    invocable: str
    namespace: str
    inputs: XmlElement
    expectations: tuple[Expectation, ...]

    def input_values(self) -> dict[str, Any]:
        """The inputs by name; raises NoValue for a text that is no value of its type."""
        nodes = (part for part in self.inputs if local_name(part) == "inputNode")
        return {_name(node): read_value(node) for node in nodes}


@dataclass(frozen=True)
class TestFile:
    """All cases of one file, and the model they ask."""

    __test__ = False

    name: str
    model_name: str
    labels: tuple[str, ...]
    cases: tuple[TestCase, ...]


def read_cases(path: Path) -> TestFile | None:
    """The cases in a file; None if it is a file of something else. Raises DmnFileError if it cannot be read."""
    root = read_xml(path.read_bytes(), path.name)
    if local_name(root) != "testCases":
        return None
    model_name = next((text_of(part).strip() for part in _parts(root, "modelName")), "")
    labels = tuple(text_of(label).strip() for part in _parts(root, "labels") for label in _parts(part, "label"))
    namespace = root.get("namespace", "")
    cases = tuple(_case(part, namespace) for part in _parts(root, "testCase"))
    return TestFile(path.stem, model_name, labels, cases)


def _parts(element: XmlElement, name: str) -> Iterator[XmlElement]:
    return (part for part in element if local_name(part) == name)


def _name(element: XmlElement, attribute: str = "name") -> str:
    return " ".join(element.get(attribute, "").split())


def _case(element: XmlElement, namespace: str) -> TestCase:
    expectations = []
    for node in _parts(element, "resultNode"):
        expected = next(_parts(node, "expected"), None)
        error = node.get("errorResult", "false").strip() in ("true", "1")
        expectations.append(Expectation(_name(node), node.get("namespace", ""), expected, error))
    return TestCase(
        element.get("id", ""),
        element.get("type", "decision"),
        _name(element, "invocableName"),
        element.get("namespace", namespace),
        element,
        tuple(expectations),
    )
