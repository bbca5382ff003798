"""The marks of a question: what its `properties` say about the answers."""

import re
from difflib import get_close_matches
from typing import Any, Final

from engine.domain.roles import ROLES
from engine.domain.sides import ROW_SIDES
from engine.forms.field import AUDIENCES, DATA_CLASSES, ProcessInput
from engine.forms.reading.component import Component

PROPERTIES: Final = (
    "class", "classByRole", "side", "audience", "subject", "summary", "processInput", "writeOnly", "purpose",
    "legalBasis", "kind", "prefill", "required",
)  # fmt: skip # `required` is for a dynamic list, which form-js gives no `validate`
PROCESS_INPUTS: Final = {
    "": ProcessInput.NO,
    "false": ProcessInput.NO,
    "no": ProcessInput.NO,
    "true": ProcessInput.VALUE,
    "reference": ProcessInput.REFERENCE,
}
_PAIR: Final = re.compile(r"\s*([a-z][a-z_]*)\s*[=:]\s*(\w+)\s*")


def read_marks(properties: Component) -> dict[str, Any]:
    """The marks as attributes of a field; those that are missing or wrong are left out."""
    marks = {
        "data_class": _one_of(properties, "class", DATA_CLASSES),
        "class_by_role": _class_by_role(properties),
        "side": _side(properties),
        "audience": _one_of(properties, "audience", AUDIENCES),
        "subject": properties.text("subject"),
        "summary": properties.flag("summary"),
        "process_input": _process_input(properties),
        "write_only": properties.flag("writeOnly"),
        "purpose": properties.text("purpose"),
        "legal_basis": properties.text("legalBasis"),
        "prefill": properties.text("prefill").removeprefix("=").strip() or None,
    }
    _look_for_unknown(properties)
    return {name: mark for name, mark in marks.items() if mark}


def _one_of(properties: Component, name: str, known: tuple[str, ...]) -> str:
    value = properties.text(name)
    if value and value not in known:
        properties.problem(f"`{name}` should be one of {', '.join(known)}.")
        return ""
    return value


def _side(properties: Component) -> str:
    value = properties.text("side").strip()
    return value if value.startswith("=") else _one_of(properties, "side", ROW_SIDES)


def _class_by_role(properties: Component) -> tuple[tuple[str, str], ...]:
    text = properties.text("classByRole")
    pairs = []
    for entry in re.split("[,;]", text) if text.strip() else ():
        pair = _PAIR.fullmatch(entry)
        if pair is None or pair[2] not in DATA_CLASSES:
            properties.problem("`classByRole` should be like `health=C5, victim_support=C4`.")
            return ()
        pairs.append((pair[1], pair[2]))
    for role, _ in pairs:
        if role not in ROLES:
            properties.problem(f"`classByRole` names `{role[:60]}`, and there is no such role.")
    if len(dict(pairs)) < len(pairs):
        properties.problem("`classByRole` names a role twice.")
    return tuple(pairs)


def _process_input(properties: Component) -> ProcessInput:
    value = properties.text("processInput")
    if value not in PROCESS_INPUTS:
        properties.problem("`processInput` should be true, false or reference.")
    return PROCESS_INPUTS.get(value, ProcessInput.NO)


def _look_for_unknown(properties: Component) -> None:
    for name in properties.raw:
        if name not in PROPERTIES:
            close = get_close_matches(name[:60], PROPERTIES, 1)
            hint = f"; did you mean `{close[0]}`?" if close else f"; known are {', '.join(PROPERTIES)}."
            properties.problem(f"The property `{name[:60]}` is not known{hint}")
