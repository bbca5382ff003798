"""Values of a test case, from XML: simple values, components and lists (testCases.xsd, `valueType`)."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from engine.dmn.xml import XmlElement, local_name, text_of
from engine.feel import temporal
from engine.feel.errors import NoValue
from engine.feel.numbers import number

XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def _boolean(text: str) -> bool:
    return text.strip() in ("true", "1")


def _number(text: str) -> Any:
    if not _NUMBER.fullmatch(text.strip()):
        raise NoValue("the text is not a number like 1.5")
    return number(text.strip())


READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "string": str,
    "boolean": _boolean,
    "date": lambda text: temporal.parse_date(text.strip()),
    "time": lambda text: temporal.parse_time(text.strip()),
    "dateTime": lambda text: temporal.parse_date_time(text.strip()),
    "duration": lambda text: temporal.parse_duration(text.strip()),
    "dayTimeDuration": lambda text: temporal.parse_duration(text.strip()),
    "yearMonthDuration": lambda text: temporal.parse_duration(text.strip()),
    **dict.fromkeys(("decimal", "double", "float", "integer", "int", "long", "short"), _number),
}


def read_value(element: XmlElement) -> Any:
    """The FEEL value in an element of the type `valueType`; null if it is empty or nil.

    Raises NoValue for a text that is no value of its type.
    """
    if is_nil(element):
        return None
    parts = [child for child in element if local_name(child) != "extensionElements"]
    components = [child for child in parts if local_name(child) == "component"]
    if components:
        return {child.get("name", ""): read_value(child) for child in components}
    for child in parts:
        match local_name(child):
            case "value":
                return _simple(child)
            case "list":
                return None if is_nil(child) else [read_value(item) for item in child if local_name(item) == "item"]
    return None


def is_nil(element: XmlElement) -> bool:
    """Whether the element says that it stands for null."""
    return element.get(XSI + "nil", "").strip() in ("true", "1")


def _simple(element: XmlElement) -> Any:
    if is_nil(element):
        return None
    kind = element.get(XSI + "type", "xsd:string").rpartition(":")[2]
    return READERS.get(kind, str)(text_of(element))
