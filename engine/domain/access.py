"""The Python form of the access rules, for values already in memory; its twin is the database's policies.

What a person may see follows from the *entries* she has in a case (as what, on which side, serving whom), from the
matrix (data class x role -> level), from open grants and from disclosures to her desk; nothing else.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from engine.domain.data_classes import PROTECTED_CONTACTS, Matrix
from engine.domain.desks import Desk
from engine.domain.grants import Disclosure, Grant
from engine.domain.participants import CASE, Membership, Participant
from engine.domain.people import Party, ProtectedContact
from engine.domain.sides import OFFENDER, across

LEADER = "leader"
NETWORK = "network"


class Row(Protocol):
    """What every row with personal data carries."""

    @property
    def id(self) -> UUID:
        """Of the row; an answer's is what a disclosure names."""

    @property
    def case_id(self) -> UUID | None:
        """Whose case; None: nobody's but the desk's."""

    @property
    def desk_id(self) -> str | None:
        """Who wrote it, or owes it."""

    @property
    def data_class(self) -> str:
        """C1 to C9."""

    @property
    def side(self) -> str:
        """all, neutral, victim or offender."""

    @property
    def parts(self) -> Collection[str]:
        """The levels that open it."""

    @property
    def subject_id(self) -> UUID | None:
        """The party it is about."""

    @property
    def audience(self) -> str:
        """Who is meant: network, or leader."""


@dataclass(frozen=True, slots=True)
class Entry:
    """As what somebody is in a case now. `leads`: at the desk that owns the case."""

    case_id: UUID
    desk_id: str
    role: str
    side: str
    scope: str
    party_id: UUID | None
    leads: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """All that decides what one account sees at one instant."""

    desks: frozenset[str] = frozenset()
    entries: tuple[Entry, ...] = ()
    grants: frozenset[tuple[UUID, str]] = frozenset()  # case, data class
    disclosed: frozenset[tuple[UUID, str]] = frozenset()  # answer, desk


@dataclass(frozen=True, slots=True)
class World:
    """What `sight` is computed from. `sides`: (case, account) to the side chosen; `owners`: case to desk."""

    active: Collection[str]
    desks: Mapping[str, Desk]
    memberships: Iterable[Membership]
    participants: Iterable[Participant]
    owners: Mapping[UUID, str]
    sides: Mapping[tuple[UUID, str], str]
    grants: Iterable[Grant] = ()
    disclosures: Iterable[Disclosure] = ()


def sight(account_id: str, world: World, now: datetime) -> Sight:
    """What decides what this account sees at `now`. Hats of two sides in a case: none counts until one is chosen."""
    mine = frozenset(
        m.desk_id
        for m in world.memberships
        if m.account_id == account_id and account_id in world.active and m.running(now)
    )
    hats = [p for p in world.participants if p.desk_id in mine and p.running(now)]
    entries = []
    for p in hats:
        chosen = world.sides.get((p.case_id, account_id))
        if chosen is None and any(o.case_id == p.case_id and o.side != p.side for o in hats):
            continue
        if chosen in (None, p.side):
            leads = world.owners[p.case_id] == p.desk_id
            role = world.desks[p.desk_id].role
            entries.append(Entry(p.case_id, p.desk_id, role, p.side, p.scope, p.party_id, leads))
    grants = frozenset((g.case_id, g.data_class) for g in world.grants if g.account_id == account_id and g.running(now))
    disclosed = frozenset((d.answer_id, d.desk_id) for d in world.disclosures if d.desk_id in mine)
    return Sight(mine, tuple(entries), grants, disclosed)


@dataclass(frozen=True, slots=True)
class Look:
    """One entry looking at one row of its case, behind the wall, where the matrix gives `level`."""

    entry: Entry
    row: Row
    level: str
    mine: Sight

    @property
    def of_network(self) -> bool:
        """Whether the row is open to the network and the entry is of the whole case."""
        return self.row.audience == NETWORK and self.entry.scope == CASE

    @property
    def serves_subject(self) -> bool:
        """Whether the row is about the party whom the entry serves, or is."""
        return self.entry.party_id is not None and self.row.subject_id == self.entry.party_id

    @property
    def granted(self) -> bool:
        """Whether a grant is open for this class of this case."""
        return (self.entry.case_id, self.row.data_class) in self.mine.grants

    @property
    def disclosed(self) -> bool:
        """Whether this very value was disclosed to the entry's desk."""
        return self.row.audience == NETWORK and (self.row.id, self.entry.desk_id) in self.mine.disclosed


OPENS: Mapping[str, Callable[[Look], bool]] = {  # what a level opens beyond the parts that bear its name
    "full": lambda _: True,
    "own_case": lambda _: True,
    "own_client": lambda look: look.serves_subject,
    "own_part": lambda look: look.serves_subject and "client" in look.row.parts,
    "request": lambda look: look.granted,
    "break_glass": lambda look: look.granted,
}

WAYS: tuple[Callable[[Look], bool], ...] = (  # any of them will do
    lambda look: look.entry.desk_id == look.row.desk_id,
    lambda look: look.row.audience == LEADER and look.entry.leads,
    lambda look: look.disclosed,
    lambda look: look.of_network and look.level in look.row.parts,
    lambda look: look.of_network and look.level in OPENS and OPENS[look.level](look),
)


def may_see(mine: Sight, row: Row, matrix: Matrix) -> bool:
    """Whether a user task, an answer, a document or a line of the history may be read."""
    if row.case_id is None:
        return row.desk_id in mine.desks
    for entry in mine.entries:
        level = matrix.level(row.data_class, entry.role)
        if level is None or entry.case_id != row.case_id or not across(entry.side, row.side):
            continue
        if row.data_class == PROTECTED_CONTACTS and entry.side == OFFENDER:
            continue
        look = Look(entry, row, level, mine)
        if any(way(look) for way in WAYS):
            return True
    return False


def may_see_case(mine: Sight, case_id: UUID) -> bool:
    """Whether the case itself (its reference, its state) may be read."""
    return any(entry.case_id == case_id for entry in mine.entries)


def may_see_participant(mine: Sight, participant: Participant) -> bool:
    """Whether a desk of the network may be known: one's own always, another's within the wall, not with own_tasks."""
    return any(
        entry.case_id == participant.case_id
        and (entry.desk_id == participant.desk_id or (entry.scope == CASE and across(entry.side, participant.side)))
        for entry in mine.entries
    )


def may_see_desk(mine: Sight, desk: Desk, participants: Iterable[Participant]) -> bool:
    """Whether a desk of the directory may be known: an institution's always, a guest's own where she may be known."""
    return (
        desk.organisation_id is not None
        or desk.id in mine.desks
        or any(p.desk_id == desk.id and may_see_participant(mine, p) for p in participants)
    )


def may_see_party(mine: Sight, party: Party) -> bool:
    """Whether a party (and so the person's name) may be known."""
    return any(
        entry.case_id == party.case_id and entry.scope == CASE and across(entry.side, party.side)
        for entry in mine.entries
    )


def may_see_contact(mine: Sight, contact: ProtectedContact, parties: Iterable[Party], matrix: Matrix) -> bool:
    """C3 has a rule of its own: nobody of the responsible person's side, whatever the matrix says."""
    cases = {p.case_id for p in parties if p.person_id == contact.person_id and may_see_party(mine, p)}
    for entry in mine.entries:
        level = matrix.level(PROTECTED_CONTACTS, entry.role)
        if entry.case_id not in cases or entry.side == OFFENDER or entry.scope != CASE:
            continue
        if (
            level == "full"
            or (level == "contact_only" and contact.kind == "safe_contact")
            or (level in ("request", "break_glass") and (entry.case_id, PROTECTED_CONTACTS) in mine.grants)
        ):
            return True
    return False
