"""Organisations and their desks, and references to desks in diagrams."""

from dataclasses import dataclass, field

PREFIX = "desk:"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An institution that takes part in cases."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One role in one organisation (none for a guest's own desk), and the municipalities it serves."""

    id: str
    role: str
    organisation_id: str | None = None
    municipalities: tuple[str, ...] = ()
    email: str | None = field(default=None, repr=False)  # a guest's are her own
    phone: str | None = field(default=None, repr=False)


def desk_reference(desk_id: str) -> str:
    """How a process variable names a desk.

    >>> desk_reference("tartu-probation.probation_officer")
    'desk:tartu-probation.probation_officer'
    """
    return PREFIX + desk_id


def referred_desk(reference: str) -> str | None:
    """The id of the desk that `reference` names; None if it is no desk reference (but a role's id).

    >>> referred_desk("desk:tartu-police.police"), referred_desk("police")
    ('tartu-police.police', None)
    """
    return reference.removeprefix(PREFIX) if reference.startswith(PREFIX) else None
