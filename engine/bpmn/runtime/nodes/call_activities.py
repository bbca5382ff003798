"""Call activities (BPMN 2.0.2, 10.3.6): they wait for a process instance of its own."""

from engine.bpmn.advance import ChildCall
from engine.bpmn.model import Element, Process
from engine.bpmn.runtime.errors import UnsupportedElement
from engine.bpmn.runtime.expressions import Asked, Values
from engine.bpmn.runtime.nodes.activities import Activity
from engine.bpmn.runtime.scopes import ScopeSpec
from engine.bpmn.runtime.tokens import Token
from engine.bpmn.variables import READ_ONLY, encode_all


class CallActivity(Activity):
    """Calls a process and waits for its end."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process) -> None:
        super().__init__(spec, element, process)
        if element.called_process is None or not element.called_process.process_id:
            raise UnsupportedElement(element.id, "it does not say which process it calls")
        self._called = element.called_process
        self._process_id = Asked(element.id, self._called.process_id, "called process")

    def begin(self, token: Token) -> None:
        """Ask for the child, with all variables in sight or with the activity's own only."""
        values = token.values()
        given = values if self._called.propagate_all_parent_variables else token.data
        token.marks.is_open = True
        token.instance.facts.opened(
            ChildCall(token.id, self.name, self._process_id.words(values), encode_all(given), self._called.binding)
        )

    def put_out(self, token: Token, results: Values) -> None:
        """The child's variables come back where they are mapped, or all of them where the activity says so."""
        own = {name: value for name, value in results.items() if name != READ_ONLY}
        if self._called.propagate_all_child_variables and self.output_mappings:
            for name, value in own.items():
                token.assign(name, value)
        if self.output_mappings or self._called.propagate_all_child_variables:
            super().put_out(token, own)
