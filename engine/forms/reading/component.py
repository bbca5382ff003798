"""One component of a form as form-js writes it: typed access to its attributes, with problems for what does not fit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from engine.forms.problems import FormProblem

MAX_TEXT: Final = 10_000
LARGEST: Final = Decimal(10) ** 15
_ID: Final = re.compile(r"[\w.:-]{1,100}")


@dataclass(slots=True)
class Component:
    """A component, or a part of one such as its `properties`, and the list that its problems go to."""

    raw: Mapping[str, Any]
    problems: list[FormProblem]
    id: str = ""
    key: str = ""
    read: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, raw: Mapping[str, Any], problems: list[FormProblem]) -> "Component":
        """The component, known by its id and its key; a dynamic list by its path."""
        found = cls(raw, problems)
        identity = found.text("id")
        found.id = identity if _ID.fullmatch(identity) else ""
        found.key = found.text("key") or found.text("path")
        if identity and not found.id:
            found.problem("The id of a component is one word of letters, digits and `_ . : -`.")
        return found

    def problem(self, message: str, severity: str = "error") -> None:
        """Note what is wrong with this component."""
        self.problems.append(FormProblem(message, self.id or None, self.key[:60] or None, severity))

    def text(self, name: str) -> str:
        """A text; empty where there is none. A number or a truth stands for how it is written."""
        value = self._value(name)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return str(value)
        if value is None or isinstance(value, str):
            if value and len(value) > MAX_TEXT:
                self.problem(f"`{name}` is longer than {MAX_TEXT:,} characters.")
                return ""
            return value or ""
        self.problem(f"`{name}` should be a text.")
        return ""

    def flag(self, name: str) -> bool:
        """A truth, also written as the text true or false; false where there is none."""
        value = self._value(name)
        if isinstance(value, bool):
            return value
        if value in (None, "", "true", "false"):
            return bool(value == "true")
        what = "cannot be an expression here" if str(value).startswith("=") else "should be true or false"
        self.problem(f"`{name}` {what}.")
        return False

    def number(self, name: str) -> Decimal | None:
        """A number, also written as a text; None where there is none."""
        value = self._value(name)
        if value is None or value == "":
            return None
        if isinstance(value, int | float | str) and not isinstance(value, bool) and not _is_long(value):
            try:
                number = Decimal(str(value))
            except InvalidOperation:
                number = Decimal("NaN")
            if number.is_finite() and abs(number) <= LARGEST:
                return number
        self.problem(f"`{name}` should be a number.")
        return None

    def count(self, name: str) -> int | None:
        """A whole number from 0 to 1,000,000; None where there is none."""
        number = self.number(name)
        if number is None:
            return None
        if not 0 <= number <= 1_000_000 or number != number.to_integral_value():
            self.problem(f"`{name}` should be a whole number.")
            return None
        return int(number)

    def feel(self, name: str) -> str | None:
        """The FEEL of an attribute that must hold an expression, without its `=`; None where there is none."""
        text = self.text(name).strip()
        if not text:
            return None
        if not text.startswith("="):
            self.problem(f"`{name}` should be an expression, which begins with `=`.")
            return None
        return text[1:].strip()

    def part(self, name: str) -> "Component":
        """An attribute that is an object, such as `validate`; its problems are this component's."""
        value = self._value(name)
        if value is not None and not isinstance(value, Mapping):
            self.problem(f"`{name}` should be an object.")
            value = None
        return Component(value or {}, self.problems, self.id, self.key)

    def items(self, name: str, most: int) -> Iterable[Mapping[str, Any]]:
        """The objects in an attribute that is a list; no more than `most`."""
        value = self._value(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            self.problem(f"`{name}` should be a list of objects.")
            return ()
        if len(value) > most:
            self.problem(f"`{name}` has more than {most} entries.")
        return value[:most]

    def value(self, name: str) -> Any:
        """An attribute as it stands."""
        return self._value(name)

    def unread(self) -> list[str]:
        """The names of the attributes that nobody asked for."""
        return [name for name in self.raw if name not in self.read]

    def _value(self, name: str) -> Any:
        self.read.add(name)
        return self.raw.get(name)


def _is_long(value: float | str) -> bool:
    return abs(value) > LARGEST if isinstance(value, int) else len(str(value)) > 40
