"""Reading a BPMN file: hardened XML in, plain values out, everything that is wrong said with its place."""

from engine.bpmn.reading.diagrams import read_diagram
from engine.bpmn.reading.xml import DiagramFileError

__all__ = ["DiagramFileError", "read_diagram"]
