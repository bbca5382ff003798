"""Service and send tasks (BPMN 2.0.2, 10.3.3): they wait for an operation of the outside world, or throw a message."""

from engine.bpmn.advance import ServiceCall, Thrown
from engine.bpmn.model import Element, Process
from engine.bpmn.runtime.errors import ElementFailed, UnsupportedElement
from engine.bpmn.runtime.expressions import asked
from engine.bpmn.runtime.nodes.activities import Activity
from engine.bpmn.runtime.scopes import ScopeSpec
from engine.bpmn.runtime.tokens import Token
from engine.bpmn.variables import encode_all

THROW = "message.throw"
DEFAULT_RETRIES = 3


class ServiceTask(Activity):
    """Calls an operation and waits for its outputs."""

    def __init__(self, spec: ScopeSpec, element: Element, process: Process) -> None:
        super().__init__(spec, element, process)
        definition = element.task_definition
        if definition is None or not definition.type:
            raise UnsupportedElement(element.id, "it does not say which operation it calls")
        self._operation = asked(element.id, definition.type, "operation")
        self._retries = asked(element.id, definition.retries, "number of retries")
        self._headers = dict(definition.headers or {})

    def begin(self, token: Token) -> None:
        """Ask for the operation, with the input mappings' variables (all, where there are none)."""
        values = token.values()
        assert self._operation is not None  # noqa: S101 - it has a type
        retries = self._retries.text(values) if self._retries else None
        if self._retries and not (retries or "").isdecimal():
            raise self._retries.failed("is no whole number")
        token.marks.is_open = True
        token.instance.facts.opened(
            ServiceCall(
                token.id,
                self.name,
                self._operation.words(values),
                DEFAULT_RETRIES if retries is None else int(retries),
                encode_all(self.mapped(token) if self.input_mappings else values),
                self._headers,
            )
        )


class MessageTask(Activity):
    """A send task that throws a message: inputs `name` and `correlationKey`; all others are what it brings."""

    def begin(self, token: Token) -> bool:
        """Throw it."""
        inputs = self.mapped(token)
        name, key = inputs.pop("name", None), inputs.pop("correlationKey", None)
        event = self.element.event
        if name is None and event is not None:
            name = event.name
        if not isinstance(name, str) or not name:
            raise ElementFailed(self.name, "the message that it throws has no name")
        thrown = Thrown("message", name, self.name, None if key is None else str(key), encode_all(inputs))
        token.instance.facts.thrown.append(thrown)
        self.put_out(token, {})
        return True
