"""Running a process: from one rest to the next, on SpiffWorkflow's tasks and with our own kinds of nodes."""

from engine.bpmn.runtime.definition import Definition, compile_definition
from engine.bpmn.runtime.errors import (
    ElementFailed,
    NeverAtRest,
    OtherDefinition,
    Stuck,
    TaskNotOpen,
    UnknownStart,
    UnreadableState,
    UnsupportedElement,
)
from engine.bpmn.runtime.instance import Environment, Instance
from engine.bpmn.runtime.migration import CannotMigrate, migrate
from engine.bpmn.runtime.timers import start_timer

__all__ = [
    "CannotMigrate",
    "Definition",
    "ElementFailed",
    "Environment",
    "Instance",
    "NeverAtRest",
    "OtherDefinition",
    "Stuck",
    "TaskNotOpen",
    "UnknownStart",
    "UnreadableState",
    "UnsupportedElement",
    "compile_definition",
    "migrate",
    "start_timer",
]
