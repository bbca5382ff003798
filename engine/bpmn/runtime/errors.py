"""What goes wrong while a process runs. None of these is a BPMN error event: that is a modelled outcome."""

from engine.errors import Conflict, ExecutionFailed, Invalid


class TaskNotOpen(Conflict):
    """This task was already completed or withdrawn."""


class UnsupportedElement(Invalid):
    """This element cannot be run."""

    def __init__(self, element_id: str, sentence: str) -> None:
        super().__init__(f"`{element_id}`: {sentence}")
        self.element_id = element_id


class UnknownStart(Invalid):
    """The process cannot be started there."""


class OtherDefinition(Conflict):
    """This state belongs to another process definition."""


class UnreadableState(ExecutionFailed):
    """The stored state of this instance cannot be read."""


class ElementFailed(ExecutionFailed):
    """An element could not be carried out; `element_id` says which."""

    def __init__(self, element_id: str, sentence: str) -> None:
        super().__init__(f"`{element_id}`: {sentence}")
        self.element_id = element_id


class NeverAtRest(ElementFailed):
    """The process runs in a circle in which nothing waits."""


class Stuck(ElementFailed):
    """The process can never go on."""
