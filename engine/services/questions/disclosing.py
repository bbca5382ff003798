"""The rules once more, over rows that came through the policies.

A row that the policies let pass and the rules in Python do not is a fault of one of them: it is left out.
"""

from collections.abc import Iterable
from typing import TypeVar

from engine.domain.access import Sight, may_see, may_see_participant, may_see_party
from engine.domain.data_classes import Matrix
from engine.domain.participants import Participant
from engine.domain.people import Party
from engine.domain.running.views import Marked, ParticipantView, PartyView

Seen = TypeVar("Seen", bound=Marked)


def disclose(rows: Iterable[Seen], mine: Sight, matrix: Matrix) -> tuple[Seen, ...]:
    """The rows that the rules let her see."""
    return tuple(row for row in rows if may_see(mine, row, matrix))


def disclose_parties(parties: Iterable[PartyView], mine: Sight) -> tuple[PartyView, ...]:
    """The parties that she may know of."""
    return tuple(party for party in parties if may_see_party(mine, _party(party)))


def disclose_participants(participants: Iterable[ParticipantView], mine: Sight) -> tuple[ParticipantView, ...]:
    """The desks of the network that she may know of."""
    return tuple(one for one in participants if may_see_participant(mine, _participant(one)))


def _party(view: PartyView) -> Party:
    return Party(view.id, view.case_id, view.person_id, view.side, view.kind)


def _participant(view: ParticipantView) -> Participant:
    return Participant(
        case_id=view.case_id,
        desk_id=view.desk_id,
        side=view.side,
        scope=view.scope,
        party_id=view.party_id,
        valid_from=view.valid_from,
        valid_to=view.valid_to,
    )
