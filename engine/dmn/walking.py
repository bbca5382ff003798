"""Going through a model: an element and everything in it."""

from collections.abc import Iterator
from dataclasses import fields

from engine.dmn.model import Element


def walk(element: Element) -> Iterator[Element]:
    """The element and all elements below it, in the order of the file; without recursion.

    >>> from engine.dmn.model import InformationItem, InputData
    >>> [type(part).__name__ for part in walk(InputData("Age", InformationItem("Age")))]
    ['InputData', 'InformationItem']
    """
    pending: list[object] = [element]
    while pending:
        part = pending.pop()
        if isinstance(part, tuple):
            pending.extend(reversed(part))
        elif isinstance(part, Element):
            yield part
            pending.extend(getattr(part, description.name) for description in reversed(fields(part)))
