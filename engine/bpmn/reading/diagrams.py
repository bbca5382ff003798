"""A whole file."""

from typing import Final

from engine.bpmn.model import Diagram
from engine.bpmn.reading.collaborations import read_collaborations
from engine.bpmn.reading.events import KINDS, read_declared
from engine.bpmn.reading.notes import Notes
from engine.bpmn.reading.processes import read_process
from engine.bpmn.reading.xml import XmlElement, attribute, children, line_of, local_name, root_of

_READ: Final = frozenset({
    "process", "collaboration", "globalConversation", "choreography", "message", "signal", "error", "escalation",
    *KINDS,
})  # fmt: skip
_DOCUMENTATION: Final = frozenset({
    "documentation", "extensionElements", "import", "itemDefinition", "dataStore", "interface", "endPoint", "resource",
    "category", "partnerEntity", "partnerRole", "correlationProperty", "relationship", "extension", "textAnnotation",
    "association", "group",
})  # fmt: skip


def read_diagram(name: str, xml: bytes) -> Diagram:
    """The processes, messages and pools of a BPMN 2.0 file called `name`.

    Raises DiagramFileError (Invalid) for what is no BPMN file: broken XML, a DOCTYPE, more than 5 MB, more than 100
    levels. Whatever is wrong inside a file is in `problems`; the rest can be used.

    >>> read_diagram("a.bpmn", b"<definitions/>")
    Traceback (most recent call last):
    engine.bpmn.reading.xml.DiagramFileError: a.bpmn, line 1: this is not BPMN 2.0: it does not begin with `definitions`
    """
    notes = Notes(name)
    root = root_of(xml, name)
    declared = read_declared(root, notes)
    processes = {}
    for element in children(root, "process"):
        process = read_process(element, declared, notes)
        processes[process.id] = process
    collaboration = read_collaborations(root, frozenset(processes), notes)
    _note_unknown(root, notes)
    return Diagram(
        name,
        xml,
        processes,
        declared.messages,
        declared.signals,
        declared.errors,
        declared.escalations,
        collaboration,
        tuple(sorted(notes.problems, key=lambda problem: problem.line)),
    )


def _note_unknown(root: XmlElement, notes: Notes) -> None:
    for part in children(root):
        kind = local_name(part)
        if kind == "choreography" or kind not in _READ | _DOCUMENTATION:
            notes.error(f"This is not carried out here: {kind}.", attribute(part, "id"), line_of(part))
