"""Forms for tests, in few words."""

import json
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import UUID

from engine import clock
from engine.forms import AnswersRefused, Form, Submission, load_answers, read_form

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def question(
    type_: str, key: str, *, class_: str | None = "C1", required: bool = False, **attributes: Any
) -> dict[str, Any]:
    """A component that asks something, with its property `class`."""
    properties = {**({"class": class_} if class_ else {}), **attributes.pop("properties", {})}
    validate = {**({"required": True} if required else {}), **attributes.pop("validate", {})}
    named = {"path": key} if type_ == "dynamiclist" else {"key": key}
    return {
        "type": type_, "id": f"F_{key}".replace(" ", "_"), "label": key, **named, "properties": properties,
        "validate": validate, **attributes,
    }  # fmt: skip


def options(*codes: str) -> list[dict[str, str]]:
    """The options with these codes."""
    return [{"value": code, "label": code.capitalize()} for code in codes]


def yes_no(key: str, **attributes: Any) -> dict[str, Any]:
    """A yes/no question."""
    properties = {"kind": "boolean", **attributes.pop("properties", {})}
    return question("radio", key, **{"values": options("isTrue", "isFalse"), **attributes}, properties=properties)


def table(key: str, *columns: dict[str, Any], required: bool = False, **attributes: Any) -> dict[str, Any]:
    """A table with these columns."""
    properties = {**({"required": "true"} if required else {}), **attributes.pop("properties", {})}
    return question("dynamiclist", key, components=list(columns), properties=properties, **attributes)


def written(*components: dict[str, Any], **head: Any) -> bytes:
    """A form as Camunda Modeler writes it."""
    whole = {"type": "default", "id": "F00", "schemaVersion": 18, "exporter": {"name": "Camunda Modeler"}}
    return json.dumps({**whole, "components": list(components), **head}).encode()


def a_form(*components: dict[str, Any], **head: Any) -> Form:
    """The form with these components."""
    return read_form("F00.form", written(*components, **head))


def ids() -> Any:
    """Ids in order: …0001, …0002, and so on."""
    numbers = count(1)
    return lambda: UUID(int=next(numbers))


def submit(form: Form, answers: Any, *, role: str = "police", zone: str = "Europe/Tallinn", **more: Any) -> Submission:
    """What comes of answers given on Monday, 2 March 2026, at 11 in Tallinn."""
    with clock.at(MONDAY, zone):
        return load_answers(form, answers, role=role, new_id=ids(), **more)


def refusals(form: Form, answers: Any, **more: Any) -> dict[str, str]:
    """The sentences by path with which answers are refused; none if they are accepted."""
    try:
        submit(form, answers, **more)
    except AnswersRefused as refused:
        return refused.errors
    return {}


def values(submission: Submission) -> dict[str, Any]:
    """The values by path; of a table's columns with the line's number."""
    return {
        answer.path if answer.row is None else f"{answer.path}[{answer.row}]": answer.value
        for answer in submission.answers
    }
