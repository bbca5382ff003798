"""Multi-instance activities (BPMN 2.0.2, 13.3.7) over a FEEL collection, all at once or one after the other.

One token stands for the whole; the instances hang on it, each with its item and `loopCounter` (from 1) as local
variables. Results are kept in the order of the items, null where an instance was not finished.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from engine.bpmn.model import Loop
from engine.bpmn.runtime.errors import UnsupportedElement
from engine.bpmn.runtime.expressions import Asked, asked
from engine.bpmn.runtime.tokens import LoopState, Marks, Token
from engine.bpmn.variables import READ_ONLY


class MultiInstance:
    """What the loop characteristics of an activity say."""

    def __init__(self, element_id: str, loop: Loop) -> None:
        if loop.standard or not loop.input_collection:
            raise UnsupportedElement(element_id, "it repeats without a collection to go through")
        self._collection = Asked(element_id, loop.input_collection, "collection")
        self._item = loop.input_element
        self._output = loop.output_collection
        self._result = asked(element_id, loop.output_element, "output element")
        if READ_ONLY in (self._item, self._output):
            raise UnsupportedElement(element_id, "the variable `case` is read-only")
        own = {self._item, "loopCounter", READ_ONLY}
        self.result_names = (self._result.names if self._result else frozenset()) - own
        self._until = asked(element_id, loop.completion_condition, "completion condition")
        self._sequential = loop.sequential

    def begin(self, whole: Token) -> bool | None:
        """Begin the instances; True if there are none."""
        items = self._collection.items(whole.values())
        if not items:
            self._put_out(whole, [])
            whole.note("entered")
            return True
        whole.marks.loop = LoopState(len(items), items if self._sequential else [], [None] * len(items))
        for number, item in enumerate(items[:1] if self._sequential else items):
            self._instance(whole, number, item)
        return None

    def finished(self, instance: Token) -> None:
        """An instance is done: begin the next, or end the whole."""
        whole: Token = instance.parent
        state, number = whole.marks.loop, instance.marks.number
        assert state is not None  # noqa: S101 - of an instance
        assert number is not None  # noqa: S101
        state.done += 1
        if self._result is not None:
            state.results[number] = self._result.storable(instance.values())
        if state.done == state.total or self._is_enough(instance, state):
            self._put_out(whole, state.results)
            whole.complete()
        elif self._sequential:
            self._instance(whole, number + 1, state.items[number + 1])

    def interrupted(self, whole: Token) -> None:
        """The results so far, null for the instances that are about to be cancelled."""
        if whole.marks.loop is not None:
            self._put_out(whole, whole.marks.loop.results)

    def _instance(self, whole: Token, number: int, item: Any) -> None:
        token = whole.workflow.put(whole.task_spec, whole, Marks(number=number))
        if self._item:
            token.data[self._item] = item
        token.data["loopCounter"] = Decimal(number + 1)
        token.data.update(dict.fromkeys(self._local(whole)))

    def _local(self, whole: Token) -> Iterable[str]:
        """What makes up the result is each instance's own, so that none takes the result of another for its own."""
        if self._result is None or self._result.is_path:
            return self.result_names
        return self.result_names - whole.values().keys()

    def _is_enough(self, instance: Token, state: LoopState) -> bool:
        if self._until is None:
            return False
        active = 0 if self._sequential else state.total - state.done
        counts = {
            "numberOfInstances": Decimal(state.total),
            "numberOfActiveInstances": Decimal(active),
            "numberOfCompletedInstances": Decimal(state.done),
            "numberOfTerminatedInstances": Decimal(0),
        }
        so_far = {self._output: state.results} if self._output else {}
        return self._until.truth({**instance.values(), **counts, **so_far})

    def _put_out(self, whole: Token, results: list[Any]) -> None:
        if self._output:
            whole.assign(self._output, (self._result or self._collection).checked(list(results)))
