"""XML from outside, read without trusting it: no DOCTYPE, no entities, no network, no depth, no size."""

import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from lxml import etree

from engine.errors import Invalid

XmlElement: TypeAlias = etree._Element  # noqa: SLF001 - lxml exports no public name for its element class

MAX_BYTES: Final = 5_000_000
MAX_DEPTH: Final = 100
MAX_ELEMENTS: Final = 200_000

_FIRST_TAG: Final = re.compile(rb"<[A-Za-z_:\x80-\xff]")


class DmnFileError(Invalid):
    """This file cannot be read as DMN; says why, and on which line."""

    def __init__(self, sentence: str, line: int = 0, file: str = "") -> None:
        place = ", ".join(part for part in (file, f"line {line}" if line else "") if part)
        super().__init__(f"{place}: {sentence}" if place else sentence)
        self.sentence = sentence
        self.line = line
        self.file = file


def read_xml(data: bytes, file: str = "") -> XmlElement:
    """The root of an XML document of at most `MAX_BYTES`; raises DmnFileError.

    >>> local_name(read_xml(b"<definitions/>"))
    'definitions'
    """
    if len(data) > MAX_BYTES:
        raise DmnFileError(f"the file is larger than {MAX_BYTES // 1_000_000} MB", file=file)
    _refuse_doctype(data, file)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        raise DmnFileError(f"this is not well-formed XML ({_reason(error)})", line, file) from None
    except (ValueError, LookupError):
        raise DmnFileError("this is not well-formed XML", file=file) from None
    if _has_doctype(root):
        raise DmnFileError("a document type definition is not allowed here", file=file)
    _check_shape(root, file)
    return root


def _refuse_doctype(data: bytes, file: str) -> None:
    """Before any parsing: a DOCTYPE in front of the first element, in whatever width of characters."""
    narrow = data.replace(b"\0", b"")
    first = _FIRST_TAG.search(narrow)
    prolog = narrow[: first.start()] if first else narrow
    if b"<!DOCTYPE" in prolog.upper():
        raise DmnFileError("a document type definition is not allowed here", file=file)


def _has_doctype(root: XmlElement) -> bool:
    info: Any = root.getroottree().docinfo
    return bool(info.doctype)


def _reason(error: etree.XMLSyntaxError) -> str:
    return re.sub(r", line \d+, column \d+.*", "", error.msg or "it cannot be read").strip()[:200]


def _check_shape(root: XmlElement, file: str) -> None:
    depth = count = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        count += 1
        if depth > MAX_DEPTH:
            raise DmnFileError(f"the elements are nested more than {MAX_DEPTH} deep", line_of(element), file)
        if count > MAX_ELEMENTS:
            raise DmnFileError(f"the file has more than {MAX_ELEMENTS:,} elements", file=file)
        if not isinstance(element.tag, str):
            raise DmnFileError("an entity is not allowed here", line_of(element), file)


def local_name(element: XmlElement) -> str:
    """The name without its namespace."""
    return etree.QName(element).localname


def namespace(element: XmlElement) -> str:
    """The namespace of the name; empty if there is none."""
    return etree.QName(element).namespace or ""


def line_of(element: XmlElement) -> int:
    """The line, from 1, on which the element begins."""
    line: Any = element.sourceline
    return int(line or 0)


def text_of(element: XmlElement) -> str:
    """All text in an element, as it stands there."""
    return "".join(str(part) for part in element.itertext())


def children(element: XmlElement, namespaces: frozenset[str]) -> Iterator[XmlElement]:
    """The elements directly below that belong to one of the namespaces."""
    for child in element:
        if namespace(child) in namespaces:
            yield child
