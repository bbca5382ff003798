"""The directory: which desk has a role in a municipality."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.domain.desks import Desk, Organisation
from engine.domain.municipalities import COUNTRIES, Municipality
from engine.domain.roles import ROLES
from engine.errors import Invalid


class DirectoryWrong(Invalid):
    """The list of organisations cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Municipalities, organisations and desks by id."""

    municipalities: Mapping[str, Municipality]
    organisations: Mapping[str, Organisation]
    desks: Mapping[str, Desk]

    def serving(self, municipality_id: str, role: str) -> list[Desk]:
        """The desks of a role that serve a municipality, in the order of the list; one is the rule."""
        return [d for d in self.desks.values() if d.role == role and municipality_id in d.municipalities]

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "Directory":
        """Build the directory from plain data (processes/organisations.yaml).

        Parameters
        ----------
        plain
            ``{municipalities: [{id, country, zone, name?}], organisations: [{id, name, desks: [{role, municipalities,
            email?, phone?}]}]}``. A desk's id is ``<organisation id>.<role>``.

        Raises
        ------
        DirectoryWrong
            with a sentence per mistake: an id given twice, an unknown role, country or municipality.
        """
        places = [
            Municipality(m["id"], m.get("name") or m["id"], m["country"], m["zone"]) for m in plain["municipalities"]
        ]
        organisations = [Organisation(o["id"], o["name"]) for o in plain["organisations"]]
        desks = [_desk(o["id"], d) for o in plain["organisations"] for d in o.get("desks", ())]
        if mistakes := _mistakes(places, organisations, desks):
            raise DirectoryWrong("\n".join(mistakes))
        return cls({m.id: m for m in places}, {o.id: o for o in organisations}, {d.id: d for d in desks})


def _desk(organisation_id: str, plain: Mapping[str, Any]) -> Desk:
    role = plain["role"]
    return Desk(
        f"{organisation_id}.{role}",
        role,
        organisation_id,
        tuple(plain.get("municipalities", ())),
        plain.get("email"),
        plain.get("phone"),
    )


def _mistakes(
    places: Sequence[Municipality], organisations: Sequence[Organisation], desks: Sequence[Desk]
) -> list[str]:
    found = []
    for kind, ids in (
        ("municipality", [m.id for m in places]),
        ("organisation", [o.id for o in organisations]),
        ("desk", [d.id for d in desks]),
    ):
        found += [f"The {kind} {i} is listed more than once." for i in sorted({i for i in ids if ids.count(i) > 1})]
    known = {m.id for m in places}
    found += [f"{m.id}: the country {m.country} is not one of ours." for m in places if m.country not in COUNTRIES]
    found += [f"{d.id}: there is no role {d.role}." for d in desks if d.role not in ROLES]
    found += [f"{d.id}: there is no municipality {m}." for d in desks for m in d.municipalities if m not in known]
    return found
