"""Every expression of a process, with what it can see."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from engine.bpmn import Element, Process, SequenceFlow
from engine.feel import Expression, FeelSyntaxError, compile_expression
from engine.lint.titles import title

COUNTS: Final = frozenset(
    {
        "numberOfInstances",
        "numberOfActiveInstances",
        "numberOfCompletedInstances",
        "numberOfTerminatedInstances",
    }
)
"""What the completion condition of a repeated activity knows besides its results."""


@dataclass(frozen=True)
class Written:
    """An expression as written.

    subject: the element or flow that it stands at
    element: the element whose surroundings it sees
    place: what it is for, in words
    must_be_feel: a text without `=` makes no sense here
    within: it is evaluated inside the element, where its loop item and its mapped inputs are known
    mapped: how many of the input mappings are done before it
    after: it is evaluated when the element is done, and sees its results
    more: names that are known only here
    """

    subject: Element | SequenceFlow
    element: Element
    place: str
    text: str
    must_be_feel: bool = False
    within: bool = True
    mapped: int | None = None
    after: bool = False
    more: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """What to call it at the beginning of a sentence."""
        whose = f" of the {title(self.element)}" if self.subject is self.element else ""
        return f"{self.place[0].upper()}{self.place[1:]}{whose}"

    @property
    def is_feel(self) -> bool:
        """Whether the text is FEEL and not taken literally."""
        return self.text.lstrip().startswith("=")

    @property
    def feel(self) -> str:
        """The text without its `=`."""
        return self.text.lstrip().removeprefix("=")

    def compiled(self) -> Expression | None:
        """The expression; None for a literal text and for one that cannot be read."""
        if not self.is_feel:
            return None
        try:
            return compile_expression(self.feel)
        except FeelSyntaxError:
            return None


def expressions(process: Process) -> Iterator[Written]:
    """All expressions in the order of the file."""
    for element in process.elements.values():
        yield from _of_events(element)
        yield from _of_loop(element)
        yield from _of_mappings(element)
        yield from _of_user_task(element)
        yield from _of_what_is_called(element)
    for flow in process.flows.values():
        source = process.elements.get(flow.source)
        if flow.condition is not None and source is not None:
            target = process.elements.get(flow.target)
            place = f"the condition of the arrow to the {title(target)}" if target else "the condition of this arrow"
            yield Written(flow, source, place, flow.condition, must_be_feel=True, within=False)


def _of_events(element: Element) -> Iterator[Written]:
    for event in element.events:
        if event.kind == "timer" and event.expression is not None:
            yield Written(element, element, "the time of the timer", event.expression)
        if event.kind == "conditional" and event.expression is not None:
            yield Written(element, element, "the condition", event.expression, must_be_feel=True)
        if event.correlation_key is not None:
            place = f"the correlation key of the message `{event.name}`"
            yield Written(element, element, place, event.correlation_key, must_be_feel=True)


def _of_loop(element: Element) -> Iterator[Written]:
    loop = element.loop
    if loop is None:
        return
    if loop.input_collection is not None:
        yield Written(element, element, "the input collection", loop.input_collection, must_be_feel=True, within=False)
    if loop.output_element is not None:
        yield Written(element, element, "the output element", loop.output_element, must_be_feel=True, after=True)
    if loop.completion_condition is not None:
        more = COUNTS | ({loop.output_collection} if loop.output_collection else set())
        place = "the completion condition"
        yield Written(element, element, place, loop.completion_condition, must_be_feel=True, after=True, more=more)


def _of_mappings(element: Element) -> Iterator[Written]:
    for number, line in enumerate(element.inputs):
        yield Written(element, element, f"the input `{line.target}`", line.source, mapped=number)
    for line in element.outputs:
        yield Written(element, element, f"the output `{line.target}`", line.source, after=True)


def _of_user_task(element: Element) -> Iterator[Written]:
    texts = {
        "the assignee": element.assignment.assignee,
        "the candidate groups": element.assignment.candidate_groups,
        "the candidate users": element.assignment.candidate_users,
        "the due date": element.schedule.due_date,
        "the follow-up date": element.schedule.follow_up_date,
        "the priority": element.schedule.priority,
    }
    for place, text in texts.items():
        if text is not None:
            yield Written(element, element, place, text)


def _of_what_is_called(element: Element) -> Iterator[Written]:
    if element.script is not None and element.script.expression:
        yield Written(element, element, "the script", element.script.expression, must_be_feel=True)
    if element.called_process is not None:
        yield Written(element, element, "the called process", element.called_process.process_id)
    if element.task_definition is not None and element.task_definition.retries is not None:
        yield Written(element, element, "the number of retries", element.task_definition.retries)
