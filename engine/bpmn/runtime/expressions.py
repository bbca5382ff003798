"""The expressions of a diagram, compiled once, asked with the element's id at hand.

A text that begins with `=` is FEEL; any other stands for itself. Where null would be misread (a condition, a moment,
a collection) the answer must be of its kind, or the element fails.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from engine.bpmn.runtime.errors import ElementFailed, UnsupportedElement
from engine.bpmn.variables import NoVariable, encode
from engine.feel import Evaluation, FeelError, FeelSyntaxError, compile_expression
from engine.feel.analysis import free_variables

Values = Mapping[str, Any]
_PATH: Final = re.compile(r"\s*\w+(\.\w+)*\s*")


class Asked:
    """One expression (or literal text) of one element."""

    __slots__ = ("_expression", "_literal", "_what", "element_id")

    def __init__(self, element_id: str, text: str, what: str, *, feel: bool = False) -> None:
        """`feel` marks a place where FEEL may also stand without its `=`; raises UnsupportedElement for broken FEEL."""
        self.element_id = element_id
        self._what = what
        self._literal: str | None = None
        written = text.strip()
        if not (feel or written.startswith("=")):
            self._literal = written
            return
        try:
            self._expression = compile_expression(written.removeprefix("="))
        except FeelSyntaxError as reason:
            raise UnsupportedElement(element_id, f"the {what} is not FEEL: {reason}") from None

    @property
    def names(self) -> frozenset[str]:
        """The names that it takes from outside."""
        if self._literal is not None:
            return frozenset()
        return frozenset(usage.name for usage in free_variables(self._expression.tree) if not usage.called)

    @property
    def is_path(self) -> bool:
        """Whether it is no more than a variable, or a path into one."""
        return self._literal is None and _PATH.fullmatch(self._expression.text) is not None

    def value(self, values: Values) -> Any:
        """Its value, which may be null."""
        return self._literal if self._literal is not None else self._evaluation(values).value

    def storable(self, values: Values) -> Any:
        """Its value, which may be null; raises ElementFailed for what cannot be a process variable."""
        return self.checked(self.value(values))

    def checked(self, made: Any) -> Any:
        """What was made of its value; raises ElementFailed for what cannot be a process variable."""
        try:
            encode(made)
        except NoVariable as reason:
            raise self.failed(f"makes no variable: {reason}") from None
        return made

    def truth(self, values: Values) -> bool:
        """True or false; raises ElementFailed for anything else."""
        if self._literal is not None:
            raise self.failed("is a text, not a condition")
        evaluation = self._evaluation(values)
        if evaluation.value is True or evaluation.value is False:
            return bool(evaluation.value)
        raise self.failed("is neither true nor false", evaluation)

    def items(self, values: Values) -> list[Any]:
        """A list; raises ElementFailed for anything else."""
        found = self.given(values)
        if isinstance(found, list):
            return list(found)
        raise self.failed("is no list")

    def text(self, values: Values) -> str | None:
        """A text, a whole number as text, or None; raises ElementFailed for anything else."""
        found = self.value(values)
        if isinstance(found, list) and len(found) == 1:
            found = found[0]
        if isinstance(found, Decimal) and found == found.to_integral_value():
            return f"{found.to_integral_value():f}"
        if found is None or isinstance(found, str):
            return found
        raise self.failed("is no text")

    def words(self, values: Values) -> str:
        """A text that is not empty; raises ElementFailed for anything else."""
        if found := self.text(values):
            return found
        raise self.failed("is empty")

    def given(self, values: Values) -> Any:
        """Its value; raises ElementFailed for null."""
        if self._literal is not None:
            return self._literal
        evaluation = self._evaluation(values)
        if evaluation.value is None:
            raise self.failed("has no value", evaluation)
        return evaluation.value

    def failed(self, sentence: str, evaluation: Evaluation | None = None) -> ElementFailed:
        """The failure that names the element and the reason."""
        reasons = "; ".join(str(warning) for warning in evaluation.warnings[:3]) if evaluation else ""
        return ElementFailed(self.element_id, f"the {self._what} {sentence}{f' ({reasons})' if reasons else ''}")

    def _evaluation(self, values: Values) -> Evaluation:
        try:
            return self._expression.evaluate(values)
        except FeelError as reason:
            raise self.failed(f"could not be evaluated: {reason}") from None


def asked(element_id: str, text: str | None, what: str) -> Asked | None:
    """An expression, where there is one."""
    return Asked(element_id, text, what) if text else None
