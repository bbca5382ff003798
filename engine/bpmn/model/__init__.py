"""What a BPMN file says, as plain values (BPMN 2.0.2), without any engine.

The reader makes these; lint, publishing and the runtime read them. Ids are the ids of the XML. Texts of expressions are
kept as written: a text that begins with ``=`` is FEEL, any other is taken literally.
"""

from engine.bpmn.model.diagram import Collaboration, Diagram, Message, NamedDefinition, Pool, Problem
from engine.bpmn.model.elements import Element, Lane, Process, SequenceFlow
from engine.bpmn.model.extensions import (
    Assignment,
    CalledDecision,
    CalledProcess,
    EventDefinition,
    IoMapping,
    Loop,
    Schedule,
    Script,
    TaskDefinition,
)

__all__ = [
    "Assignment",
    "CalledDecision",
    "CalledProcess",
    "Collaboration",
    "Diagram",
    "Element",
    "EventDefinition",
    "IoMapping",
    "Lane",
    "Loop",
    "Message",
    "NamedDefinition",
    "Pool",
    "Problem",
    "Process",
    "Schedule",
    "Script",
    "SequenceFlow",
    "TaskDefinition",
]
