"""Tasks that are done at once: script tasks, business rule tasks and tasks of no kind (BPMN 2.0.2, 10.3.3)."""

from engine.bpmn.advance import DecisionTaken
from engine.bpmn.model import Element, Process
from engine.bpmn.runtime.errors import ElementFailed, UnsupportedElement
from engine.bpmn.runtime.expressions import Asked
from engine.bpmn.runtime.nodes.activities import Activity
from engine.bpmn.runtime.scopes import ScopeSpec
from engine.bpmn.runtime.tokens import Token
from engine.bpmn.variables import encode
from engine.errors import EngineError
from engine.feel import to_feel


class PlainTask(Activity):
    """A task of no kind does nothing."""

    def begin(self, token: Token) -> bool:
        """Its output mappings may still make variables."""
        self.put_out(token, {})
        return True


class ScriptTask(Activity):
    """The value of a FEEL expression becomes a variable."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process) -> None:
        super().__init__(spec, element, process)
        script = element.script
        if script is None or not script.expression or not script.result_variable:
            raise UnsupportedElement(element.id, "a script needs an expression and a result variable")
        self._script = Asked(element.id, script.expression, "script", feel=True)
        self._result = script.result_variable

    def begin(self, token: Token) -> bool:
        """Evaluate it."""
        self.put_out(token, {self._result: self._script.storable(token.values())})
        return True


class BusinessRuleTask(Activity):
    """Takes a decision; its output becomes a variable."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process) -> None:
        super().__init__(spec, element, process)
        called = element.called_decision
        if called is None or not called.decision_id or not called.result_variable:
            raise UnsupportedElement(element.id, "it does not say which decision it takes, and what becomes of it")
        self._decision = Asked(element.id, called.decision_id, "decision")
        self._result = called.result_variable

    def begin(self, token: Token) -> bool:
        """Decide."""
        values = token.values()
        decision_id = self._decision.words(values)
        try:
            output, rules = token.instance.environment.decide(decision_id, dict(values))
            output = to_feel(output)
            encoded = encode(output)
        except EngineError as reason:
            raise ElementFailed(self.name, str(reason)) from reason
        token.instance.facts.decisions.append(DecisionTaken(self.name, decision_id, encoded, tuple(rules)))
        self.put_out(token, {self._result: output})
        return True
