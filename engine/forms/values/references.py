"""Parties, colleagues and desks: references, or a new person."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any, Final
from uuid import UUID

from marshmallow import ValidationError

from engine.domain.sides import SIDES
from engine.forms.field import Field
from engine.forms.sentences import Sentence
from engine.forms.values.texts import clean_line

LONGEST_NAME: Final = 200
_SLUG: Final = r"[a-z0-9]+(?:[._-][a-z0-9]+)*"
_COLLEAGUE: Final = re.compile(rf"account:{_SLUG}")
_DESK: Final = re.compile(rf"desk:{_SLUG}")
_PARTY: Final = re.compile(r"party:([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")
_NATIONAL_ID: Final = re.compile(r"[0-9A-Z][0-9A-Z-]{3,23}")


@dataclass(frozen=True, slots=True)
class NewParty:
    """A person whom the form names for the first time; the service finds or makes the party.

    path: where she stands in the form, such as `clientRef` or `whoInThreat[0].ref`
    national_id: upper case, without blanks; None where it is not known
    side: neutral, victim or offender
    """

    name: str = attribute(repr=False)
    national_id: str | None = attribute(repr=False)
    side: str
    path: str = ""

    def as_input(self) -> dict[str, str | None]:
        """The person as the form would send her."""
        return {"name": self.name, "nationalId": self.national_id, "side": self.side}


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party that another question, or a process variable, of this name tells."""

    key: str = attribute(repr=False)


def is_party(value: Any) -> bool:
    """Whether a value is a reference to a party."""
    return isinstance(value, str) and _PARTY.fullmatch(value) is not None


def parse_party(field: Field, value: Any) -> str | NewParty | NamedParty:  # noqa: ARG001 - every parser is called alike
    """`party:<uuid>`; or `{name, nationalId, side}` for a new person; or `{party: <key>}` for one named elsewhere."""
    if isinstance(value, str) and (found := _PARTY.fullmatch(value.strip())):
        return f"party:{UUID(found[1])}"
    if isinstance(value, Mapping) and set(value) == {"party"} and _is_key(value["party"]):
        return NamedParty(value["party"])
    if isinstance(value, Mapping) and set(value) <= {"name", "nationalId", "side"}:
        return _new_party(value)
    raise ValidationError(Sentence("Choose a person, or enter a name"))


def _is_key(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME


def parse_colleague(field: Field, value: Any) -> str:  # noqa: ARG001
    """`account:<id>` of somebody at a desk of the network; the service checks that she is."""
    if isinstance(value, str) and len(value) <= LONGEST_NAME and _COLLEAGUE.fullmatch(value.strip()):
        return value.strip()
    raise ValidationError(Sentence("Choose one of the people"))


def parse_desk(field: Field, value: Any) -> str:  # noqa: ARG001
    """`desk:<id>`; the service checks that it exists."""
    if isinstance(value, str) and len(value) <= LONGEST_NAME and _DESK.fullmatch(value.strip()):
        return value.strip()
    raise ValidationError(Sentence("Choose one of the organisations"))


def _new_party(value: Mapping[str, Any]) -> NewParty:
    name = clean_line(value.get("name") or "", LONGEST_NAME)
    if not name:
        raise ValidationError(Sentence("Enter the person's name"))
    national_id = clean_line(value.get("nationalId") or "", LONGEST_NAME).replace(" ", "").upper()
    if national_id and not _NATIONAL_ID.fullmatch(national_id):
        raise ValidationError(Sentence("Enter the national identity number as the card shows it"))
    if value.get("side") not in SIDES:
        raise ValidationError(Sentence("Say on whose side this person is"))
    return NewParty(name, national_id or None, value["side"])
