"""The XML of a diagram, read without trusting it, and what is asked of its elements."""

import re
from collections.abc import Iterator

from engine.bpmn.reading.namespaces import BPMN, ZEEBE
from engine.dmn.xml import DmnFileError, XmlElement, line_of, local_name, namespace, read_xml, text_of
from engine.errors import Invalid

__all__ = [
    "DiagramFileError",
    "XmlElement",
    "attribute",
    "child",
    "children",
    "extensions",
    "is_true",
    "line_of",
    "local_name",
    "namespace",
    "one_line",
    "reference",
    "root_of",
    "words",
]

_PREFIX = re.compile(r"^[^\s:]*:")


class DiagramFileError(Invalid):
    """This file cannot be read as BPMN; says why, and on which line."""

    def __init__(self, sentence: str, line: int = 0, file: str = "") -> None:
        place = ", ".join(part for part in (file, f"line {line}" if line else "") if part)
        super().__init__(f"{place}: {sentence}" if place else sentence)
        self.sentence = sentence
        self.line = line
        self.file = file


def root_of(xml: bytes, file: str) -> XmlElement:
    """The `definitions` element of a BPMN 2.0 file; raises DiagramFileError.

    The decisions' reader does the reading, so that both kinds of file meet the same limits: no DOCTYPE, no entities,
    no network, at most 5 MB and 100 levels.
    """
    try:
        root = read_xml(xml, file)
    except DmnFileError as error:
        raise DiagramFileError(error.sentence, error.line, file) from None
    if (namespace(root), local_name(root)) != (BPMN, "definitions"):
        raise DiagramFileError("this is not BPMN 2.0: it does not begin with `definitions`", line_of(root), file)
    return root


def children(element: XmlElement, *names: str, space: str = BPMN) -> Iterator[XmlElement]:
    """The elements directly below, of these names (all without any) in one namespace."""
    for part in element:
        if namespace(part) == space and (not names or local_name(part) in names):
            yield part


def child(element: XmlElement, name: str, space: str = BPMN) -> XmlElement | None:
    """The first of the elements directly below with this name."""
    return next(children(element, name, space=space), None)


def extensions(element: XmlElement, *names: str) -> Iterator[XmlElement]:
    """The `zeebe:` extensions of an element, of these names."""
    for holder in children(element, "extensionElements"):
        yield from children(holder, *names, space=ZEEBE)


def attribute(element: XmlElement | None, name: str) -> str | None:
    """An attribute without the blanks around it; None where it is absent or empty."""
    value = element.get(name) if element is not None else None
    return (str(value).strip() or None) if value is not None else None


def is_true(element: XmlElement, name: str, *, default: bool = False) -> bool:
    """An attribute of the type xsd:boolean."""
    value = attribute(element, name)
    return default if value is None else value in ("true", "1")


def words(element: XmlElement | None) -> str | None:
    """The text of an element without the blanks around it; None where there is none."""
    return (text_of(element).strip() or None) if element is not None else None


def one_line(text: str | None) -> str:
    """A name as one line."""
    return " ".join((text or "").split())


def reference(text: str | None) -> str | None:
    """The id in a reference; the prefix of a qualified name is dropped.

    >>> reference("tns:Message_1"), reference("Message_1"), reference(None)
    ('Message_1', 'Message_1', None)
    """
    return (_PREFIX.sub("", text.strip()) or None) if text else None
