"""Starts without a person: by a signal, a message or the clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from engine.domain.running.facts import Setting, StartFacts
from engine.domain.running.people import PartyRow
from engine.domain.sides import NEUTRAL
from engine.services import opening
from engine.services.operations.references import identity as reference_id
from engine.services.setting import within
from engine.services.submissions import CLIENT, PARTY
from engine.services.work import Work


@dataclass(frozen=True, slots=True)
class Raised:
    """Whom a new case is about, and on which side she stands there."""

    id: UUID
    side: str = NEUTRAL


def start_by(
    work: Work, kind: str, name: str, municipality: str | None, key: str | None, data: Mapping[str, Any],
    person: Raised | None = None,
) -> list[UUID]:  # fmt: skip
    """Start what starts by this message or signal; the ids of the instances.

    A start needs a municipality. A key opens at most one case per pathway: where it did so before, nothing starts.
    `person` is whom the new case is about; she becomes its client.
    """
    if municipality is None:
        return []
    setting = work.unit.directory.setting(municipality)
    starts = work.unit.deployed.starts(kind, name, municipality)
    with within(setting):
        begun = [_start(work, setting, start, key, data, person) for start in starts]
    return [instance for instance in begun if instance is not None]


def raise_pathway(work: Work, setting: Setting, raised: Mapping[str, Any]) -> None:
    """Carry out `pathway.raise`: at most one case per key and client.

    `person` is a party of the case that raises her; without a case, the reference names the person herself.
    """
    person = None
    if raised.get("person") is not None:
        identity = reference_id("party", raised["person"])
        known = work.unit.people.of_party(identity)
        side = raised.get("side") or (known.side if known else NEUTRAL)
        person = Raised(known.person_id if known else identity, side)
    data = raised.get("data") or {}
    key = raised.get("key")
    start_by(
        work, "signal", str(raised["signal"]), setting.municipality, None if key is None else str(key), data, person
    )


def _start(
    work: Work, setting: Setting, start: StartFacts, key: str | None, data: Mapping[str, Any], person: Raised | None
) -> UUID | None:
    unit = work.unit
    published = work.deployments.published(unit, start.deployment_id)
    if key is not None:
        unit.cases.wait_for(f"{published.key}/{key}")
        if unit.cases.by_key(published.key, key):
            return None
    if person is not None and unit.cases.of_person(published.key, setting.municipality, person.id, CLIENT):
        return None
    owner = opening.owner_desks(work, published, start.process_id, start.element_id, setting)[0]
    opened = opening.open_case(work, setting, published, start.process_id, owner, instance_id=uuid4(), key=key)
    case = opened.case
    assert case is not None  # noqa: S101 - it was opened a moment ago
    variables = {**data, **_client(work, case.id, person)}
    opening.start(work, opened, variables, start.element_id)
    unit.audit.record(case.id, "collect", command="Start", process=start.process_id, event=start.element_id)
    return opened.stored.id


def _client(work: Work, case_id: UUID, person: Raised | None) -> dict[str, Any]:
    """The client as a party of the new case, and the variable `client` that names her."""
    if person is None:
        return {}
    party = PartyRow(uuid4(), case_id, person.id, person.side, CLIENT)
    work.unit.people.add_parties([party])
    return {"client": f"{PARTY}{party.id}"}
