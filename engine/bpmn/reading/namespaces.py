"""The namespaces of a diagram: the standard's own, and whose marks stand in it besides."""

from typing import Final

BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
ZEEBE: Final = "http://camunda.org/schema/zeebe/1.0"
CAMUNDA_7: Final = "http://camunda.org/schema/1.0/bpmn"
MODELER: Final = "http://camunda.org/schema/modeler/1.0"
INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
XML: Final = "http://www.w3.org/XML/1998/namespace"

TITLES: Final = {ZEEBE: "zeebe", CAMUNDA_7: "camunda"}
"""How the marks of an extension are named in `Element.unread`; those of other tools have no title."""

WITHOUT_MEANING: Final = frozenset({MODELER, INSTANCE, XML})
"""Marks that only say how the file was made."""
